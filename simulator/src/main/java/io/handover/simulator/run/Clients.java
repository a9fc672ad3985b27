package io.handover.simulator.run;

import io.handover.model.state.SiteState;
import java.util.Arrays;

/**
 * The clients that the operator has open, one a server at most (docs/model.md, "Clients"). A client stays open until its server is no
 * longer up, it cannot be reached, or it was not used for a while; a command that changes the setup blocks it for a while.
 */
final class Clients {
    private static final int NONE = SiteState.NONE;

    private final Simulation simulation;
    private final Chance chance;
    private final Course course;
    private final int[] openings;
    private final long[] idle;
    private final long[] closes;
    private final long[] blocked;
    private int open;
    private int watched;

    Clients(Simulation simulation, Chance chance, Course course) {
        this.simulation = simulation;
        this.chance = chance;
        this.course = course;
        int servers = simulation.initial.servers();
        openings = new int[servers];
        idle = new long[servers];
        closes = new long[servers];
        blocked = new long[servers];
    }

    void begin(SiteState state) {
        open = 0;
        watched = NONE;
        Arrays.fill(openings, 0);
        if (state.upActive() != 0) {
            open(Integer.numberOfTrailingZeros(state.upActive()));
        }
    }

    void open(int s) {
        open |= 1 << s;
        blocked[s] = 0;
        idle[s] = simulation.clientIdle.at(chance.draw(Choice.IDLE, s, openings[s]));
        openings[s]++;
        use(s);
    }

    /** Closes those on other servers than these. */
    void closeAllBut(int servers) {
        open &= servers;
    }

    private boolean isUnused(int s) {
        return course.now > closes[s] && watched != s;
    }

    boolean isOpen(int s) {
        if ((open >>> s & 1) == 0) {
            return false;
        }
        if (isUnused(s)) {
            open &= ~(1 << s);
            return false;
        }
        return true;
    }

    /** Whether what is on its screen can be seen and used. */
    boolean isFree(int s) {
        return isOpen(s) && course.now >= blocked[s];
    }

    /** From when on it is free, now or later; asked of one that is open. */
    long freeFrom(int s) {
        return Math.max(course.now, blocked[s]);
    }

    /** The servers on which one is open. */
    int open() {
        int set = 0;
        for (int rest = open; rest != 0; rest &= rest - 1) {
            int s = Integer.numberOfTrailingZeros(rest);
            if (!isUnused(s)) {
                set |= 1 << s;
            }
        }
        return set;
    }

    /** A number that another client on the same server does not have. */
    int session(int s) {
        return openings[s];
    }

    void use(int s) {
        closes[s] = course.now + idle[s];
    }

    /** The operator looks at it, waiting, and so uses it until {@link #unwatch}. */
    void watch(int s) {
        watched = s;
    }

    void unwatch() {
        if (watched != NONE) {
            use(watched);
            watched = NONE;
        }
    }

    void block(int s, long until) {
        blocked[s] = Math.max(blocked[s], until);
    }
}
