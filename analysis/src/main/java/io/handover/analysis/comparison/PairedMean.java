package io.handover.analysis.comparison;

import java.util.OptionalDouble;
import org.hipparchus.distribution.continuous.NormalDistribution;

/**
 * What some pairs of runs, in which a measure comes to its end in both, say of the difference of its means.
 *
 * @param pairs how many
 * @param meanA of A, in the measure's unit
 * @param meanB of B
 * @param varianceA of A
 * @param varianceB of B
 * @param variance of the differences
 * @param skewness of the differences; 0 where they do not vary
 * @param differing in how many pairs they differ at all
 * @param most by how much at most, without sign
 */
public record PairedMean(
        long pairs,
        double meanA,
        double meanB,
        double varianceA,
        double varianceB,
        double variance,
        double skewness,
        long differing,
        double most)
        implements Estimate {
    /** Fewer pairs say nothing of a mean. */
    private static final int LEAST_PAIRS = 30;

    /** Fewer pairs that differ are too few for what is known of sums. */
    private static final int LEAST_DIFFERING = 100;

    private static final NormalDistribution NORMAL = new NormalDistribution();

    /** Of two measures, pair by pair. */
    static PairedMean of(long[] a, long[] b, int count) {
        double meanA = mean(a, count);
        double meanB = mean(b, count);
        double sumA = 0;
        double sumB = 0;
        double squares = 0;
        double cubes = 0;
        long differing = 0;
        double most = 0;
        for (int i = 0; i < count; i++) {
            double x = a[i] - meanA;
            double y = b[i] - meanB;
            double d = y - x;
            sumA += x * x;
            sumB += y * y;
            squares += d * d;
            cubes += d * d * d;
            differing += a[i] == b[i] ? 0 : 1;
            most = Math.max(most, Math.abs((double) b[i] - a[i]));
        }
        int degrees = Math.max(1, count - 1);
        double variance = differing == 0 ? 0 : squares / degrees;
        double skewness = variance == 0 ? 0 : cubes / count / StrictMath.pow(variance, 1.5);
        return new PairedMean(count, meanA, meanB, sumA / degrees, sumB / degrees, variance, skewness, differing, most);
    }

    private static double mean(long[] values, int count) {
        double sum = 0;
        for (int i = 0; i < count; i++) {
            sum += values[i];
        }
        return count == 0 ? 0 : sum / count;
    }

    @Override
    public double difference() {
        return meanB - meanA;
    }

    /**
     * By the central limit, Student's statistic being freed of the skewness of the differences (P. Hall, "On the removal of skewness by
     * transformation", 1992): durations have long tails. Where few pairs differ, it is also no narrower than as if any pair that was not seen
     * differed by as much as the one that differs most.
     */
    @Override
    public Span span(double alpha) {
        if (pairs < LEAST_PAIRS) {
            return Span.ANYWHERE;
        }
        double root = StrictMath.sqrt((double) pairs);
        double error = StrictMath.sqrt(variance) / root;
        double z = NORMAL.inverseCumulativeProbability(1 - alpha / 2);
        double low = difference() - error * withoutSkewness(z, root);
        double high = difference() - error * withoutSkewness(-z, root);
        if (differing > 0 && differing < LEAST_DIFFERING) {
            double unseen =
                    most * PairedShare.clopperPearson(differing, pairs, alpha).high();
            low = Math.min(low, Math.min(0, difference()) - unseen);
            high = Math.max(high, Math.max(0, difference()) + unseen);
        }
        return new Span(low, high);
    }

    /** The quantile of Student's statistic that Hall's transformation takes to {@code z}. */
    private double withoutSkewness(double z, double root) {
        double a = skewness / root;
        if (Math.abs(a) < 1e-6) {
            return z;
        }
        double cube = 1 + a * (z - a / 6);
        return 3 / a * (StrictMath.cbrt(cube) - 1);
    }

    @Override
    public PairedMean times(double factor) {
        return new PairedMean(
                Math.round(pairs * factor),
                meanA,
                meanB,
                varianceA,
                varianceB,
                variance,
                skewness,
                Math.round(differing * factor),
                most);
    }

    @Override
    public OptionalDouble gain() {
        return Estimate.gain(varianceA, varianceB, variance);
    }
}
