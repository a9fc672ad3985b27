package io.handover.simulator.time;

/**
 * A distribution made ready for drawing: its quantile function as a table of {@value #CELLS} straight pieces.
 *
 * <p>Drawing is then a look-up in whole numbers, quick and the same on every JDK; the table is made with {@link StrictMath}.
 * The table's upper end is the quantile 1 − 2⁻¹⁶, so that no draw is without bound. A larger {@code u} never gives a shorter
 * duration, which is what lets the shrinker shorten a delay by lowering {@code u}.
 */
public final class Quantiles {
    private static final int CELLS = 1024;
    private static final int SHIFT = 22;
    private static final long FRACTION = (1L << SHIFT) - 1;
    private static final double Z99 = 2.3263478740408408;

    private final long[] table = new long[CELLS + 1];

    public Quantiles(Distribution distribution) {
        for (int i = 0; i <= CELLS; i++) {
            double p = Math.min(Math.max(i, 1.0 / 64) / CELLS, 1 - 1.0 / 65536);
            table[i] = Math.min(Distribution.MOST_MILLIS, quantile(distribution, p));
        }
        if (distribution instanceof Distribution.Exponential) {
            table[0] = 0;
        } else if (distribution instanceof Distribution.Uniform uniform) {
            table[0] = uniform.fromMillis();
            table[CELLS] = uniform.toMillis();
        }
    }

    /**
     * The duration at a place of the distribution.
     *
     * @param u the place, as an unsigned 32-bit fraction of 1
     * @return milliseconds
     */
    public long at(int u) {
        int cell = u >>> SHIFT;
        long low = table[cell];
        return low + ((table[cell + 1] - low) * (u & FRACTION) >> SHIFT);
    }

    private static long quantile(Distribution distribution, double p) {
        if (distribution instanceof Distribution.Fixed fixed) {
            return fixed.millis();
        }
        if (distribution instanceof Distribution.Uniform uniform) {
            return uniform.fromMillis() + (long) ((uniform.toMillis() - uniform.fromMillis()) * p);
        }
        if (distribution instanceof Distribution.LogNormal logNormal) {
            double sigma = StrictMath.log((double) logNormal.p99Millis() / logNormal.medianMillis()) / Z99;
            return (long) (logNormal.medianMillis() * StrictMath.exp(sigma * normalQuantile(p)));
        }
        return (long) (((Distribution.Exponential) distribution).meanMillis() * -StrictMath.log1p(-p));
    }

    /** The standard normal quantile, by bisection of its distribution function; only ever called to make a table. */
    private static double normalQuantile(double p) {
        double low = -9;
        double high = 9;
        for (int i = 0; i < 60; i++) {
            double middle = (low + high) / 2;
            if (normalBelow(middle) < p) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return (low + high) / 2;
    }

    /** The standard normal distribution function, by its everywhere convergent series (Abramowitz and Stegun 26.2.11). */
    private static double normalBelow(double x) {
        double term = x;
        double sum = x;
        for (int n = 3; n < 400 && Math.abs(term) > 1e-18; n += 2) {
            term = term * x * x / n;
            sum += term;
        }
        return 0.5 + sum * StrictMath.exp(-x * x / 2) / StrictMath.sqrt(2 * Math.PI);
    }
}
