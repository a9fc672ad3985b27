package io.handover.executor.trace;

import io.handover.simulator.time.Distribution;
import io.handover.simulator.time.Normal;
import java.util.Arrays;
import java.util.List;

/**
 * A distribution of what was measured: the log-normal one under which the samples are likeliest, each of them as the interval that it is
 * known to lie in, so that looking seldom makes it less certain and not longer.
 *
 * @param distribution log-normal; fixed where all samples can have been the same
 * @param samples of how many
 * @param distance the greatest between its share below and that of the samples, each in the middle of its interval (Kolmogorov and
 *     Smirnov)
 * @param fits whether so great a distance comes about by chance in more than one of twenty cases (Lilliefors, as Stephens tells it)
 */
public record Fit(Distribution distribution, int samples, double distance, boolean fits) {
    /** With fewer nothing can be said of how they spread. */
    public static final int FEWEST = 3;

    private static final int ROUNDS = 400;

    /** Half of a millisecond is the least that is told apart. */
    private static final double HALF = 0.5;

    /**
     * Of some samples.
     *
     * @param samples {@value #FEWEST} or more
     */
    public static Fit of(List<Sample> samples) {
        if (samples.size() < FEWEST) {
            throw new IllegalArgumentException(samples.size() + " samples are too few");
        }
        long least = samples.stream().mapToLong(Sample::least).max().orElseThrow();
        long most = samples.stream().mapToLong(Sample::most).min().orElseThrow();
        if (least <= most) {
            return new Fit(new Distribution.Fixed(bounded((least + most) / 2.0)), samples.size(), 0, true);
        }
        double[] best = likeliest(samples);
        double mean = best[0];
        double deviation = StrictMath.exp(best[1]);
        long median = Math.max(1, bounded(StrictMath.exp(mean)));
        long p99 = Math.max(median, bounded(StrictMath.exp(mean + Normal.Z99 * deviation)));
        double distance = distance(samples, mean, deviation);
        double root = StrictMath.sqrt(samples.size());
        boolean fits = distance * (root - 0.01 + 0.85 / root) <= 0.895;
        return new Fit(new Distribution.LogNormal(median, p99), samples.size(), distance, fits);
    }

    private static long bounded(double millis) {
        return (long) Math.min(Distribution.MOST_MILLIS, StrictMath.rint(millis));
    }

    /** Mean of the logarithms, and the logarithm of their deviation: found by steps that are halved where none gets on. */
    private static double[] likeliest(List<Sample> samples) {
        double[] logs = samples.stream()
                .mapToDouble(sample -> StrictMath.log(Math.max(1, sample.middle())))
                .toArray();
        double mean = Arrays.stream(logs).average().orElseThrow();
        double square = Arrays.stream(logs)
                .map(log -> (log - mean) * (log - mean))
                .average()
                .orElseThrow();
        double[] best = {mean, StrictMath.log(Math.max(1e-3, StrictMath.sqrt(square)))};
        double most = likelihood(samples, best);
        double step = 0.5;
        for (int i = 0; i < ROUNDS && step > 1e-7; i++) {
            boolean better = false;
            for (int direction = 0; direction < 4; direction++) {
                double[] next = best.clone();
                next[direction / 2] += direction % 2 == 0 ? step : -step;
                double likelihood = likelihood(samples, next);
                if (likelihood > most) {
                    best = next;
                    most = likelihood;
                    better = true;
                }
            }
            step = better ? step : step / 2;
        }
        return best;
    }

    /** Its logarithm. */
    private static double likelihood(List<Sample> samples, double[] parameters) {
        double deviation = StrictMath.exp(parameters[1]);
        double sum = 0;
        for (Sample sample : samples) {
            double from = deviations(sample.least() - HALF, parameters[0], deviation);
            double to = deviations(sample.most() + HALF, parameters[0], deviation);
            sum += StrictMath.log(Math.max(Double.MIN_NORMAL, between(from, to)));
        }
        return sum;
    }

    private static double deviations(double millis, double mean, double deviation) {
        return millis <= 0 ? Double.NEGATIVE_INFINITY : (StrictMath.log(millis) - mean) / deviation;
    }

    /** The share between two places, as a difference of two small shares where both lie on one side. */
    private static double between(double from, double to) {
        return from > 0 ? above(from) - above(to) : above(-to) - above(-from);
    }

    private static double above(double x) {
        if (Double.isInfinite(x)) {
            return x > 0 ? 0 : 1;
        }
        return x >= 0 ? Normal.above(x) : 1 - Normal.above(-x);
    }

    private static double distance(List<Sample> samples, double mean, double deviation) {
        double[] middles = samples.stream().mapToDouble(Sample::middle).sorted().toArray();
        double greatest = 0;
        for (int i = 0; i < middles.length; i++) {
            double below = 1 - above(deviations(middles[i], mean, deviation));
            greatest = Math.max(greatest, Math.abs(below - (double) i / middles.length));
            greatest = Math.max(greatest, Math.abs((double) (i + 1) / middles.length - below));
        }
        return greatest;
    }
}
