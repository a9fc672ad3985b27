package io.handover.simulator.run;

import io.handover.model.procedure.Plan;
import io.handover.model.state.Pairs;
import io.handover.model.state.SiteState;
import io.handover.model.transition.Transitions;

/**
 * The changes that administrators make, in one run at a time: every server has a clock of its own that always runs, and a tick of it is a
 * change if the server is active then. A change that is replicated or looked at is played alone, when it comes. Those of which nobody
 * takes notice are made together, with what comes next.
 */
final class Changes {
    private static final long NEVER = Long.MAX_VALUE;

    /**
     * So many ticks are passed in a run at most: two days of 20,000 an hour. Beyond that, what depends on changes is unknown. They find
     * room in one event.
     */
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

    /** The next tick of each server's clock, and its number. */
    private final long[] tick;

    private final int[] ticks;

    /** The servers whose clocks have been looked at in this run. */
    private int read;

    /** The active servers whose changes are replicated, or looked at by the operator. */
    private int heeded;

    /** The other active servers. */
    private int unheeded;

    /** When the first of their clocks ticks next. */
    private long nextUnheeded;

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
        read = 0;
        heeded = 0;
        unheeded = 0;
        nextUnheeded = NEVER;
        left = MOST;
        made = 0;
    }

    /** When the next of those comes that are heeded. */
    long nextHeeded() {
        return firstTick(heeded);
    }

    /** Who is active, and whose changes are to be played one by one, may be otherwise; changes end with faults. */
    void siteChanged() {
        int actives = run.faultsMayStrike() ? state.upActive() : 0;
        for (int rest = actives & ~(heeded | unheeded); rest != 0; rest &= rest - 1) {
            skip(Integer.numberOfTrailingZeros(rest));
        }
        if (simulation.ledgerEverDecides && transitions.ledgerDecides(state)) {
            heeded = actives;
        } else {
            int pairs = state.streamingPairs();
            int fed = pairs
                    | pairs >>> Pairs.ROW
                    | pairs >>> 2 * Pairs.ROW
                    | pairs >>> 3 * Pairs.ROW
                    | pairs >>> 4 * Pairs.ROW;
            heeded = actives & fed;
        }
        unheeded = actives & ~heeded;
        nextUnheeded = firstTick(unheeded);
    }

    /**
     * Plays the next change of those that are heeded, if it comes before that time.
     *
     * @return true where one was played, after which everything may be otherwise
     */
    boolean playBefore(long time) {
        long next = time;
        int maker = -1;
        for (int rest = heeded; rest != 0; rest &= rest - 1) {
            int s = Integer.numberOfTrailingZeros(rest);
            if (tick[s] < next) {
                next = tick[s];
                maker = s;
            }
        }
        if (maker < 0) {
            return false;
        }
        if (next > Run.FAULTS_END_MILLIS) {
            run.endFaults();
            return true;
        }
        if (left <= 0) {
            left = -1;
            return false;
        }
        course.now = next;
        int nth = ticks[maker];
        left--;
        pass(maker);
        catchUp();
        if (!chance.sets(Choice.LEFT_OUT, maker, nth)) {
            make(maker, 1, nth, next, next);
            run.refreshReplication();
        }
        return true;
    }

    /** Makes the changes that have come by now and that nobody heeds; to be called whenever time has gone on. */
    void catchUp() {
        if (course.now >= nextUnheeded) {
            makeAll();
        }
    }

    private void makeAll() {
        for (int rest = unheeded; rest != 0; rest &= rest - 1) {
            makeTogether(Integer.numberOfTrailingZeros(rest));
        }
        nextUnheeded = firstTick(unheeded);
    }

    private void makeTogether(int s) {
        int count = 0;
        int firstNth = 0;
        long from = 0;
        long last = 0;
        while (tick[s] <= course.now && left-- > 0) {
            if (!chance.sets(Choice.LEFT_OUT, s, ticks[s])) {
                last = tick[s];
                if (count++ == 0) {
                    from = last;
                    firstNth = ticks[s];
                }
            }
            pass(s);
        }
        if (count != 0) {
            make(s, count, firstNth, from, last);
        }
    }

    private void make(int s, int count, int nth, long from, long last) {
        if (!ledger.makeRoom(state)) {
            return;
        }
        state.makeChange(s, plan.declaresLost(s, state));
        ledger.made(state, s, count, nth, from, last);
        course.record(Event.changes(s, count), last);
        made++;
        seen.changeMade();
    }

    // ---- clocks ---------------------------------------------------------------------------------------------------

    /** A server has become active: what its clock ticked before made no change. */
    private void skip(int s) {
        if ((read >>> s & 1) == 0) {
            read |= 1 << s;
            ticks[s] = 0;
            tick[s] = gap(s);
        }
        while (tick[s] < course.now && left-- > 0) {
            pass(s);
        }
    }

    /** When the first clock of these servers ticks next. */
    private long firstTick(int set) {
        long first = NEVER;
        for (int rest = set; rest != 0; rest &= rest - 1) {
            first = Math.min(first, tick[Integer.numberOfTrailingZeros(rest)]);
        }
        return first;
    }

    private void pass(int s) {
        ticks[s]++;
        tick[s] += gap(s);
    }

    private long gap(int s) {
        return Math.max(1, simulation.changes.at(chance.draw(Choice.CHANGE, s, ticks[s])));
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
