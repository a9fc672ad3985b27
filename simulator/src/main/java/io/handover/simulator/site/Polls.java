package io.handover.simulator.site;

/**
 * A server's monitoring of the others: it polls them again and again, and believes what so many polls in a row have shown. One who
 * plays every poll asks {@link #next} and {@link #confirmedBy}; one who does not draws the same wait whole, by {@link #confirmation}.
 *
 * <p>Chance comes in as 32 uniform bits a draw.
 *
 * @param everyMillis from one poll to the next, 1 to {@value #MOST_EVERY_MILLIS}: once a day
 * @param jitterMillis by how much a poll may be early or late, 0 to {@code everyMillis}
 * @param toConfirm how many polls in a row confirm what they show, 1 to {@value #MOST_TO_CONFIRM}
 */
public record Polls(long everyMillis, long jitterMillis, int toConfirm) {
    public static final long MOST_EVERY_MILLIS = 24 * 3_600_000L;
    public static final int MOST_TO_CONFIRM = 100;

    public Polls {
        if (everyMillis < 1 || everyMillis > MOST_EVERY_MILLIS) {
            throw new IllegalArgumentException(
                    "polls come every 1 to " + MOST_EVERY_MILLIS + " ms, not every " + everyMillis);
        }
        if (jitterMillis < 0 || jitterMillis > everyMillis) {
            throw new IllegalArgumentException("the jitter of polls must lie between 0 and their interval");
        }
        if (toConfirm < 1 || toConfirm > MOST_TO_CONFIRM) {
            throw new IllegalArgumentException("1 to " + MOST_TO_CONFIRM + " polls can be asked for, not " + toConfirm);
        }
    }

    /** From one poll to the next; at least a millisecond. */
    public long next(int jitter) {
        return Math.max(1, everyMillis + shift(jitter));
    }

    /** Whether so many polls in a row confirm what all of them have shown. */
    public boolean confirmedBy(int inARow) {
        return inARow >= toConfirm;
    }

    /**
     * From the moment that there is something to see until it is confirmed.
     *
     * @param phase how much of the wait for the next poll is left at that moment
     */
    public long confirmation(int phase, int jitter) {
        long first = part(everyMillis, phase);
        long rest = (toConfirm - 1) * everyMillis;
        return Math.max(0, first + rest + shift(jitter));
    }

    private long shift(int jitter) {
        return part(2 * jitterMillis, jitter) - jitterMillis;
    }

    /** From 0 up to the whole, uniformly. */
    private static long part(long whole, int bits) {
        return whole * (bits >>> 8) >> 24;
    }
}
