package io.handover.simulator.site;

import java.util.Arrays;

/**
 * The clients that a person has open, one a server at most (docs/model.md, "Clients"). A client stays open until its server is no longer
 * up, it cannot be reached, or it was not used for a while; a command that changes the setup blocks it for a while. How long these whiles
 * are is for the caller to say; all times are milliseconds of the site's time, and never go back.
 */
public final class OpenClients {
    private static final int NONE = -1;

    private final int[] openings;
    private final long[] idle;
    private final long[] closes;
    private final long[] blocked;
    private int open;
    private int watched;

    /** None is open. */
    public OpenClients(int servers) {
        openings = new int[servers];
        idle = new long[servers];
        closes = new long[servers];
        blocked = new long[servers];
        clear();
    }

    /** As if none had ever been open. */
    public void clear() {
        open = 0;
        watched = NONE;
        Arrays.fill(openings, 0);
    }

    /**
     * The client on a server opens.
     *
     * @param idleMillis after so long without use it closes
     */
    public void open(int s, long now, long idleMillis) {
        open |= 1 << s;
        blocked[s] = 0;
        idle[s] = idleMillis;
        openings[s]++;
        use(s, now);
    }

    /** Closes those on other servers than these. */
    public void closeAllBut(int servers) {
        open &= servers;
    }

    private boolean isUnused(int s, long now) {
        return now > closes[s] && watched != s;
    }

    public boolean isOpen(int s, long now) {
        if ((open >>> s & 1) == 0) {
            return false;
        }
        if (isUnused(s, now)) {
            open &= ~(1 << s);
            return false;
        }
        return true;
    }

    /** Whether what is on its screen can be seen and used. */
    public boolean isFree(int s, long now) {
        return isOpen(s, now) && now >= blocked[s];
    }

    /** From when on it is free, now or later; asked of one that is open. */
    public long freeFrom(int s, long now) {
        return Math.max(now, blocked[s]);
    }

    /** After when it closes unless it is used or watched; asked of one that is open. */
    public long closesAfter(int s) {
        return watched == s ? Long.MAX_VALUE : closes[s];
    }

    /** The servers on which one is open. */
    public int open(long now) {
        int set = 0;
        for (int rest = open; rest != 0; rest &= rest - 1) {
            int s = Integer.numberOfTrailingZeros(rest);
            if (!isUnused(s, now)) {
                set |= 1 << s;
            }
        }
        return set;
    }

    /** How many were opened on that server so far: a number that another client on the same server does not have. */
    public int session(int s) {
        return openings[s];
    }

    public void use(int s, long now) {
        closes[s] = now + idle[s];
    }

    /** Somebody looks at it, and so uses it until {@link #unwatch}. */
    public void watch(int s) {
        watched = s;
    }

    public void unwatch(long now) {
        if (watched != NONE) {
            use(watched, now);
            watched = NONE;
        }
    }

    public void block(int s, long until) {
        blocked[s] = Math.max(blocked[s], until);
    }
}
