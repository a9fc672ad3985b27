package io.handover.analysis.comparison;

import io.handover.simulator.run.Measures;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;
import org.hipparchus.distribution.continuous.TDistribution;

/**
 * What some pairs of runs say of the difference of a measure's quantiles; a run in which it never came to its end lies above all others.
 *
 * @param pairs how many
 * @param a the quantile of A, in the measure's unit
 * @param b that of B
 * @param sections into how many parts the pairs were divided, for the error; less than 2 where they are too few
 * @param error the standard error of the difference
 */
public record PairedQuantile(long pairs, long a, long b, int sections, double error) implements Estimate {
    private static final int SECTIONS = 30;
    private static final int LEAST_SECTIONS = 10;
    private static final int LEAST_IN_SECTION = 100;

    /**
     * Of two measures, pair by pair, {@link Measures#NEVER} being above all.
     *
     * @param share above 0, at most 1
     * @return empty where either quantile, of all pairs or of a part of them, is never
     */
    static Optional<PairedQuantile> of(long[] a, long[] b, int count, double share) {
        if (count == 0) {
            return Optional.empty();
        }
        long wholeA = quantile(a, 0, count, share);
        long wholeB = quantile(b, 0, count, share);
        if (wholeA == Measures.NEVER || wholeB == Measures.NEVER) {
            return Optional.empty();
        }
        int sections = Math.min(SECTIONS, count / LEAST_IN_SECTION);
        if (sections < LEAST_SECTIONS) {
            return Optional.of(new PairedQuantile(count, wholeA, wholeB, 0, 0));
        }
        double squares = 0;
        for (int s = 0; s < sections; s++) {
            int from = (int) ((long) count * s / sections);
            int until = (int) ((long) count * (s + 1) / sections);
            long partA = quantile(a, from, until, share);
            long partB = quantile(b, from, until, share);
            if (partA == Measures.NEVER || partB == Measures.NEVER) {
                return Optional.empty();
            }
            double off = (double) (partB - partA) - (wholeB - wholeA);
            squares += off * off;
        }
        return Optional.of(new PairedQuantile(
                count, wholeA, wholeB, sections, StrictMath.sqrt(squares / (sections - 1.0) / sections)));
    }

    /** Of the values from one place until before another. */
    static long quantile(long[] values, int from, int until, double share) {
        long[] sorted = Arrays.copyOfRange(values, from, until);
        Arrays.sort(sorted);
        int never = 0;
        while (never < sorted.length && sorted[never] == Measures.NEVER) {
            never++;
        }
        int rank = Math.max(1, (int) Math.ceil(share * sorted.length)) - 1;
        return rank + never >= sorted.length ? Measures.NEVER : sorted[rank + never];
    }

    @Override
    public double difference() {
        return (double) b - a;
    }

    /**
     * By sections: the pairs are divided in their order into {@value #SECTIONS} parts, or fewer, and how far the differences of the parts
     * lie from that of all gives the error, with Student's distribution. Nothing is assumed of how the measure is distributed.
     */
    @Override
    public Span span(double alpha) {
        if (sections < 2) {
            return Span.ANYWHERE;
        }
        double half = error * new TDistribution(sections - 1.0).inverseCumulativeProbability(1 - alpha / 2);
        return new Span(difference() - half, difference() + half);
    }

    @Override
    public PairedQuantile times(double factor) {
        return new PairedQuantile(Math.round(pairs * factor), a, b, sections, error / StrictMath.sqrt(factor));
    }

    /** Not said of quantiles. */
    @Override
    public OptionalDouble gain() {
        return OptionalDouble.empty();
    }
}
