package io.handover.analysis.drivers;

/**
 * A figure with its 95 % confidence interval, by the bootstrap.
 *
 * @param low at most {@code value}
 * @param high at least {@code value}
 */
public record Estimate(double value, double low, double high) {
    /** The same, each of the three kept between two bounds. */
    Estimate within(double least, double most) {
        return new Estimate(clamp(value, least, most), clamp(low, least, most), clamp(high, least, most));
    }

    private static double clamp(double x, double least, double most) {
        return Math.max(least, Math.min(most, x));
    }
}
