package io.handover.simulator.time;

/** The standard normal distribution, with {@link StrictMath} alone, so that it is the same everywhere. */
public final class Normal {
    /** Above that lies a hundredth. */
    public static final double Z99 = 2.3263478740408408;

    private Normal() {}

    /** How dense it is there. */
    public static double density(double x) {
        return StrictMath.exp(-x * x / 2) / StrictMath.sqrt(2 * Math.PI);
    }

    /**
     * The share above x ≥ 0: near the middle by the everywhere convergent series, far out by the continued fraction, which does not
     * lose digits there (Abramowitz and Stegun 26.2.11 and 26.2.14).
     */
    public static double above(double x) {
        if (x > 3) {
            double fraction = x;
            for (int n = 80; n > 0; n--) {
                fraction = x + n / fraction;
            }
            return density(x) / fraction;
        }
        double term = x;
        double sum = x;
        for (int n = 3; n < 400 && term > 1e-18; n += 2) {
            term = term * x * x / n;
            sum += term;
        }
        return 0.5 - sum * density(x);
    }
}
