package io.handover.simulator.time;

import org.jspecify.annotations.Nullable;

/**
 * A distribution made ready for drawing: its quantile function as a table of straight pieces.
 *
 * <p>Drawing is then a look-up in whole numbers, quick and the same on every JDK; the table is made with {@link StrictMath}. The pieces
 * become finer towards both ends: each halving of the distance to an end has {@value #PIECES} of them, so that a draw follows its
 * distribution in the tail too, at every quantile up to 1 − 10⁻⁶ within 0.5 % (docs/model.md, "Time"). The greatest draw is the quantile
 * 1 − 2⁻³³, so that no draw is without bound. A larger {@code u} never gives a shorter duration, which is what lets the shrinker
 * shorten a delay by lowering {@code u}.
 */
public final class Quantiles {
    private static final int PIECES = 32;
    private static final int PIECE_BITS = 5;
    private static final int HALF = ((31 - PIECE_BITS) << PIECE_BITS) + PIECES + 1;
    private static final long HALF_UNIT = 1L << Integer.SIZE - 1;
    private static final double WHOLE = 4294967296.0;

    /** The lower half from the low end on, then the upper half from the high end on; empty where one straight line says it all. */
    private final long[] table;

    private final long from;
    private final long span;

    public Quantiles(Distribution distribution) {
        Distribution.Uniform line = line(distribution);
        if (line != null) {
            table = new long[0];
            from = line.fromMillis();
            span = line.toMillis() - from;
            return;
        }
        table = new long[2 * HALF];
        from = 0;
        span = -1;
        for (int i = 0; i < HALF; i++) {
            table[i] = bounded(low(distribution, i));
            table[HALF + i] = bounded(high(distribution, i));
        }
        if (distribution instanceof Distribution.Exponential) {
            table[0] = 0;
        } else if (distribution instanceof Distribution.Uniform uniform) {
            table[0] = uniform.fromMillis();
            table[HALF] = uniform.toMillis();
        }
    }

    /** Where durations lie evenly between two that are less than 25 days apart, as nearly all do. */
    private static Distribution.@Nullable Uniform line(Distribution distribution) {
        if (distribution instanceof Distribution.Fixed fixed) {
            return new Distribution.Uniform(fixed.millis(), fixed.millis());
        }
        return distribution instanceof Distribution.Uniform uniform
                        && uniform.toMillis() - uniform.fromMillis() <= Integer.MAX_VALUE
                ? uniform
                : null;
    }

    private static long bounded(double millis) {
        return (long) Math.min(Distribution.MOST_MILLIS, StrictMath.rint(millis));
    }

    /**
     * The duration at a place of the distribution.
     *
     * @param u the place, as an unsigned 32-bit fraction of 1
     * @return milliseconds
     */
    public long at(int u) {
        if (span >= 0) {
            return from + (span * (u & 0xffff_ffffL) + HALF_UNIT >>> Integer.SIZE);
        }
        int upper = u >> 31;
        int fromEnd = u ^ upper;
        int half = upper & HALF;
        if (fromEnd < PIECES) {
            return table[half + fromEnd];
        }
        int shift = 31 - PIECE_BITS - Integer.numberOfLeadingZeros(fromEnd);
        int piece = half + (shift << PIECE_BITS) + (fromEnd >>> shift);
        long first = table[piece];
        return first + ((table[piece + 1] - first) * (fromEnd & (1 << shift) - 1) >> shift);
    }

    /** Whether it is the same duration at every place. */
    public boolean isFixed() {
        return span == 0;
    }

    /** How much of the distribution lies between the near end and the beginning of a piece. */
    private static double share(int piece) {
        if (piece == HALF - 1) {
            return 0.5;
        }
        if (piece < PIECES) {
            return (piece + 0.5) / WHOLE;
        }
        int shift = (piece >>> PIECE_BITS) - 1;
        long first = (long) (PIECES + (piece & PIECES - 1)) << shift;
        return (first + 0.5) / WHOLE;
    }

    private static double low(Distribution distribution, int piece) {
        double below = share(piece);
        if (distribution instanceof Distribution.Fixed fixed) {
            return fixed.millis();
        }
        if (distribution instanceof Distribution.Uniform uniform) {
            return uniform.fromMillis() + (uniform.toMillis() - uniform.fromMillis()) * below;
        }
        if (distribution instanceof Distribution.LogNormal logNormal) {
            return logNormal.medianMillis() * StrictMath.exp(-sigma(logNormal) * Deviations.OF[piece]);
        }
        return ((Distribution.Exponential) distribution).meanMillis() * -StrictMath.log1p(-below);
    }

    private static double high(Distribution distribution, int piece) {
        double above = share(piece);
        if (distribution instanceof Distribution.Fixed fixed) {
            return fixed.millis();
        }
        if (distribution instanceof Distribution.Uniform uniform) {
            return uniform.toMillis() - (uniform.toMillis() - uniform.fromMillis()) * above;
        }
        if (distribution instanceof Distribution.LogNormal logNormal) {
            return logNormal.medianMillis() * StrictMath.exp(sigma(logNormal) * Deviations.OF[piece]);
        }
        return ((Distribution.Exponential) distribution).meanMillis() * -StrictMath.log(above);
    }

    private static double sigma(Distribution.LogNormal logNormal) {
        return StrictMath.log((double) logNormal.p99Millis() / logNormal.medianMillis()) / Normal.Z99;
    }

    /** By piece: how many standard deviations above the mean a normal distribution has the piece's share above itself. */
    private static final class Deviations {
        static final double[] OF = new double[HALF];

        static {
            double x = 0;
            for (int piece = HALF - 1; piece >= 0; piece--) {
                double share = share(piece);
                // Newton's method from the piece before, which lies below: the share above x is convex in x.
                for (int i = 0; i < 8; i++) {
                    x += (Normal.above(x) - share) / Normal.density(x);
                }
                OF[piece] = x;
            }
        }
    }
}
