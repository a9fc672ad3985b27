package io.handover.simulator.time;

/**
 * The one source of chance: SplitMix64 (Steele, Lea and Flood, 2014), read at any place of its stream.
 *
 * <p>Frozen: value number {@code i} (from 0) of the stream of seed {@code s} is {@code mix(s + (i + 1) *
 * 0x9E3779B97F4A7C15)}, in 64-bit arithmetic that wraps, on every machine and JDK. Reading by place rather than in order is
 * what lets a run be changed in one choice while all others stay as they were.
 */
public final class SplitMix {
    /** By how much the argument of {@link #mix} grows from one place to the next. */
    public static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private SplitMix() {}

    /** Value number {@code place} of the stream of {@code seed}. */
    public static long at(long seed, long place) {
        return mix(argument(seed, place));
    }

    /** What {@link #mix} makes the value at a place of, for whoever reads many places in a row. */
    public static long argument(long seed, long place) {
        return seed + (place + 1) * GOLDEN;
    }

    /** The algorithm's output function. */
    public static long mix(long z) {
        z = (z ^ z >>> 30) * 0xBF58476D1CE4E5B9L;
        z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
        return z ^ z >>> 31;
    }
}
