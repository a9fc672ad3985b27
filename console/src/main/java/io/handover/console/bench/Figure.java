package io.handover.console.bench;

import java.util.Arrays;

/**
 * How fast a workload was.
 *
 * @param key the workload's name in JSON
 * @param title its name for people
 * @param unit what was counted, in the plural
 * @param perSecond how many in a second, the median of all rounds
 * @param relative the same over what the yardstick did in the same round, the median
 * @param noise how far {@code relative} may be off by chance alone, as a share of it: the standard error of that median, from how far the
 *     rounds lie apart
 */
public record Figure(String key, String title, String unit, double perSecond, double relative, double noise) {
    /** What the median absolute deviation of a normal distribution is to its standard deviation. */
    private static final double MAD_TO_DEVIATION = 1.4826;

    /** The standard error of a median to that of a mean. */
    private static final double MEDIAN_TO_MEAN = 1.2533;

    static Figure of(Workload workload, double[] speeds, double[] yardstick) {
        double[] relative = new double[speeds.length];
        Arrays.setAll(relative, round -> speeds[round] / yardstick[round]);
        double middle = median(relative);
        double[] apart = Arrays.stream(relative)
                .map(each -> Math.abs(each - middle) / middle)
                .toArray();
        double noise = MAD_TO_DEVIATION * MEDIAN_TO_MEAN * median(apart) / Math.sqrt(speeds.length);
        return new Figure(workload.key(), workload.title(), workload.unit(), median(speeds), middle, noise);
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int half = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }
}
