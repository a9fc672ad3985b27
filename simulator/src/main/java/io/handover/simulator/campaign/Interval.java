package io.handover.simulator.campaign;

/**
 * A 95 % confidence interval of a share, by Wilson's score.
 *
 * @param low from 0 to 1
 * @param high from {@code low} to 1
 */
public record Interval(double low, double high) {
    private static final double Z = 1.959963984540054;

    /** Of a share of which {@code hits} of {@code runs} were seen; everything is possible where there were none. */
    public static Interval of(long hits, long runs) {
        if (runs == 0) {
            return new Interval(0, 1);
        }
        double n = runs;
        double p = hits / n;
        double middle = p + Z * Z / (2 * n);
        double half = Z * StrictMath.sqrt(p * (1 - p) / n + Z * Z / (4 * n * n));
        double scale = 1 + Z * Z / n;
        return new Interval(
                hits == 0 ? 0 : Math.max(0, (middle - half) / scale),
                hits == runs ? 1 : Math.min(1, (middle + half) / scale));
    }
}
