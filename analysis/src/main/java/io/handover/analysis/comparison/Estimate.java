package io.handover.analysis.comparison;

import java.util.OptionalDouble;

/** What pairs of runs say of one difference between two procedures, B less A. */
public sealed interface Estimate permits PairedShare, PairedMean, PairedQuantile {
    /** From how many pairs. */
    long pairs();

    /** The difference that was seen. */
    double difference();

    /**
     * Where the true difference lies.
     *
     * @param alpha the probability of lying elsewhere, above 0 and below 1
     */
    Span span(double alpha);

    /**
     * What so many times as many pairs would say, if they went on like these.
     *
     * @param factor 1 or more
     */
    Estimate times(double factor);

    /**
     * How many times as many pairs it would take to know the difference as well from runs that share nothing: the variance without pairing by
     * that with it. Infinite where all pairs differ alike; empty where neither varies.
     */
    OptionalDouble gain();

    /** The variance of two independent ones by that of their difference. */
    static OptionalDouble gain(double varianceA, double varianceB, double varianceOfDifference) {
        double apart = varianceA + varianceB;
        if (apart <= 0) {
            return OptionalDouble.empty();
        }
        return OptionalDouble.of(varianceOfDifference <= 0 ? Double.POSITIVE_INFINITY : apart / varianceOfDifference);
    }
}
