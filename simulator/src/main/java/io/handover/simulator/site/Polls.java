package io.handover.simulator.site;

/**
 * A server's monitoring of the others (docs/model.md, "Polls"): as long as it is up it polls them, whether there is something to see or
 * not, and believes what so many of its polls in a row have seen. Two polls are between {@code everyMillis - jitterMillis} and {@code
 * everyMillis + jitterMillis} apart, uniformly. A server that comes up begins afresh, with a whole gap before its first poll; one that
 * has been up for ever is somewhere in between two polls ({@link #rest}).
 *
 * <p>The same law holds for what takes a standby over by itself: so many polls in a row that see no active server.
 *
 * <p>Gaps are drawn as 16 uniform bits each, so that many of them can be added up at once.
 *
 * @param everyMillis from one poll to the next on average, 1 to {@value #MOST_EVERY_MILLIS}: once a day
 * @param jitterMillis by how much a gap may be shorter or longer, 0 to {@code everyMillis}
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

    /** The shortest gap; at least a millisecond. */
    public long leastMillis() {
        return Math.max(1, everyMillis - jitterMillis);
    }

    private long span() {
        return everyMillis + jitterMillis - leastMillis();
    }

    /** From one poll to the next. */
    public long next(int u) {
        return gaps(1, u >>> 16);
    }

    /**
     * So many gaps in a row.
     *
     * @param count how many
     * @param bits the sum of the 16 bits of each
     */
    public long gaps(long count, long bits) {
        return count * leastMillis() + (span() * bits >>> 16);
    }

    /**
     * What is left, at any moment, of the gap that a server is in which has been up for ever: a part of a gap that is the likelier hit
     * the longer it is.
     */
    public long rest(int gap, int part) {
        double least = leastMillis();
        double most = least + span();
        double u = (gap & 0xffffffffL) / 4294967296.0;
        double hit = StrictMath.sqrt(least * least + u * (most * most - least * least));
        return (long) (hit * ((part & 0xffffffffL) / 4294967296.0));
    }

    /** Whether so many polls in a row confirm what all of them have seen. */
    public boolean confirmedBy(int inARow) {
        return inARow >= toConfirm;
    }
}
