package io.handover.simulator.run;

import io.handover.model.procedure.Plan;
import io.handover.model.state.Pairs;
import io.handover.model.state.SiteState;
import io.handover.model.transition.Transitions;

/**
 * The changes that administrators make, in one run at a time: every server has a clock of its own that always runs, and a tick of it is a
 * change if the server is active then. Those of which nobody takes notice are made together with what comes next; one that is replicated
 * or looked at is played alone, when it comes.
 */
final class Changes {
    private static final long NEVER = Long.MAX_VALUE;

    /** So many changes are made in a run at most: two days of 20,000 an hour. Beyond that, what depends on changes is unknown. */
    private static final int MOST = 1_000_000;

    private final Run run;
    private final Simulation simulation;
    private final Transitions transitions;
    private final Plan plan;
    private final SiteState state;
    private final Chance chance;
    private final Course course;
    private final Ledger ledger;
    private final Observations seen;

    /** When the next tick of each server comes, and its number; 0 where it is not known yet. */
    private final long[] tick;

    private final int[] ticks;

    /** The active servers whose changes are replicated, or looked at by the operator. */
    private int heeded;

    /** Before that none of these servers' clocks ticks. */
    private long nextTickOfAny;

    private int nextTickOf;

    private int left;
    private int made;

    Changes(
            Run run,
            Simulation simulation,
            SiteState state,
            Chance chance,
            Course course,
            Ledger ledger,
            Observations seen) {
        this.run = run;
        this.simulation = simulation;
        this.transitions = simulation.transitions;
        this.plan = simulation.plan;
        this.state = state;
        this.chance = chance;
        this.course = course;
        this.ledger = ledger;
        this.seen = seen;
        this.tick = new long[state.servers()];
        this.ticks = new int[state.servers()];
    }

    void begin() {
        for (int s = 0; s < tick.length; s++) {
            tick[s] = 0;
            ticks[s] = 0;
        }
        nextTickOf = 0;
        left = MOST;
        made = 0;
    }

    /** The operator is at another step, and looks at other things. */
    void moved() {
        if (simulation.ledgerEverDecides) {
            siteChanged();
        }
    }

    /** Which servers' changes are to be played one by one: those who are active and whom somebody heeds may be others. */
    void siteChanged() {
        if (simulation.ledgerEverDecides && transitions.ledgerDecides(state)) {
            heeded = state.upActive();
            return;
        }
        int pairs = state.streamingPairs();
        int fed = pairs
                | pairs >>> Pairs.ROW
                | pairs >>> 2 * Pairs.ROW
                | pairs >>> 3 * Pairs.ROW
                | pairs >>> 4 * Pairs.ROW;
        heeded = state.upActive() & fed;
    }

    /**
     * Makes the changes that come until then, or until the first that is heeded, which is played.
     *
     * @return true where one was played, after which everything may be otherwise
     */
    boolean makeUntil(long time) {
        int actives = state.upActive();
        if (actives == nextTickOf && time < nextTickOfAny) {
            return false;
        }
        if (actives == 0 || time == NEVER && heeded == 0) {
            return false;
        }
        long until = time;
        int maker = -1;
        for (int rest = heeded; rest != 0; rest &= rest - 1) {
            int s = Integer.numberOfTrailingZeros(rest);
            setTick(s);
            if (tick[s] < until) {
                if (left <= 0) {
                    left = -1;
                } else {
                    until = tick[s];
                    maker = s;
                }
            }
        }
        for (int rest = actives & ~heeded; rest != 0; rest &= rest - 1) {
            makeTogether(Integer.numberOfTrailingZeros(rest), until);
        }
        if (maker < 0) {
            nextTickOf = actives;
            nextTickOfAny = NEVER;
            for (int rest = actives; rest != 0; rest &= rest - 1) {
                nextTickOfAny = Math.min(nextTickOfAny, tick[Integer.numberOfTrailingZeros(rest)]);
            }
            return false;
        }
        if (until > Run.FAULTS_END_MILLIS) {
            run.endFaults();
            return true;
        }
        course.now = until;
        int nth = ticks[maker];
        left--;
        nextTick(maker);
        if (!chance.sets(Choice.LEFT_OUT, maker, nth)) {
            make(maker, 1, nth, until, until);
            run.refreshReplication();
        }
        return true;
    }

    /** Lets the clock of a server run on to its next tick after now; those before were of a server that was not active. */
    private void setTick(int s) {
        if (tick[s] == 0) {
            tick[s] = Math.max(1, gap(s, 0));
        }
        while (tick[s] < course.now && left-- > 0) {
            nextTick(s);
        }
    }

    private void nextTick(int s) {
        ticks[s]++;
        tick[s] += Math.max(1, gap(s, ticks[s]));
    }

    private long gap(int s, int nth) {
        return simulation.changes.at(chance.draw(Choice.CHANGE, s, nth));
    }

    private void makeTogether(int s, long until) {
        setTick(s);
        int count = 0;
        int firstNth = 0;
        long first = 0;
        long last = 0;
        while (tick[s] <= until && left-- > 0) {
            if (!chance.sets(Choice.LEFT_OUT, s, ticks[s])) {
                if (count == 0) {
                    first = tick[s];
                    firstNth = ticks[s];
                }
                last = tick[s];
                count++;
                if (count == Event.MOST_CHANGES) {
                    make(s, count, firstNth, first, last);
                    count = 0;
                }
            }
            nextTick(s);
        }
        if (count != 0) {
            make(s, count, firstNth, first, last);
        }
    }

    private void make(int s, int count, int nth, long first, long last) {
        if (!ledger.makeRoom(state)) {
            return;
        }
        state.makeChange(s, plan.declaresLost(s, state));
        ledger.made(state, s, count, nth, first, last);
        course.record(Event.changes(s, count), last);
        made++;
        seen.changeMade();
    }

    /** How many times changes were made, each time one or several. */
    int made() {
        return made;
    }

    /** Whether there were so many that some were left out. */
    boolean isShort() {
        return left < 0;
    }
}
