package io.handover.simulator.run;

import io.handover.model.action.ActionKind;
import io.handover.model.procedure.Plan;
import io.handover.model.procedure.Step;
import io.handover.model.state.SiteState;
import io.handover.model.transition.Transitions;
import io.handover.simulator.fault.Hold;
import io.handover.simulator.fault.Struck;
import io.handover.simulator.time.SplitMix;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The faults of one run at a time: when each strikes and what it finds then, and what those that last hold back. A fault strikes again
 * and again, each time after a while of its own, whether or not it found something.
 */
final class Disturbances implements Struck, Strikes {
    private static final long NEVER = Long.MAX_VALUE;
    private static final int SKIP = ActionKind.SKIP.first();

    // What a hold does whatever happens, in one number: the servers that it puts out of reach, whether the operator is
    // away, whether what it holds back follows the state, and by how much replication is slowed down.
    private static final int OUT_OF_REACH = 31;
    private static final int AWAY = 1 << 5;
    private static final int FOLLOWS = 1 << 6;
    private static final int FACTOR_SHIFT = 7;

    /** So many values a choice has. */
    private static final long PLACES = 1L << Integer.SIZE;

    private static final int WHICH_BITS = 6;
    private static final int WHICH = (1 << WHICH_BITS) - 1;

    private final Run run;
    private final Simulation.Strikes[] strikes;
    private final Transitions transitions;
    private final Plan plan;
    private final SiteState state;
    private final Chance chance;
    private final Course course;
    private final Observations seen;
    private final Operator operator;
    private final Monitoring monitoring;

    /** When each fault next strikes and, in the low bits, which one it is, so that the least of them tells both. */
    private final long[] nextStrike;

    private long firstStrike;
    private final int[] strikesSoFar;

    /** When it was drawn when each fault next strikes. */
    private final long[] drawnAt;

    private int hits;
    private int striking;
    private int picks;
    private long struck;

    /** All holds of the run, in the order of their beginning; those still running are listed by their place. */
    private final List<Hold> holds = new ArrayList<>();

    private long[] holdEnds = new long[16];
    private int[] running = new int[16];
    private int runningHolds;

    /** By hold: what it does whatever happens, asked once, as it begins (see OUT_OF_REACH and what follows it). */
    private int[] traits = new int[16];

    private long due;
    private boolean isFollowing;
    private boolean holdsChanged;
    private int replicationFactor = 1;
    private long nextHoldEnd;
    private long held;
    private int unreachable;

    Disturbances(
            Run run,
            Simulation simulation,
            SiteState state,
            Chance chance,
            Course course,
            Observations seen,
            Operator operator,
            Monitoring monitoring) {
        this.run = run;
        this.strikes = simulation.strikes;
        this.transitions = simulation.transitions;
        this.plan = simulation.plan;
        this.state = state;
        this.chance = chance;
        this.course = course;
        this.seen = seen;
        this.operator = operator;
        this.monitoring = monitoring;
        this.nextStrike = new long[strikes.length];
        this.strikesSoFar = new int[strikes.length];
        this.drawnAt = new long[strikes.length];
    }

    void begin() {
        struck = 0;
        hits = 0;
        if (!holds.isEmpty()) {
            holds.clear();
            runningHolds = 0;
            countHolds();
        }
        for (int i = 0; i < nextStrike.length; i++) {
            strikesSoFar[i] = 0;
            drawnAt[i] = 0;
            setStrike(i, firstStrike(i));
        }
        findNextStrike();
        nextHoldEnd = NEVER;
        due = nextStrikeMillis();
    }

    private long firstStrike(int i) {
        return strikes[i].every().at(chance.draw(Choice.STRIKE, place(i), 0));
    }

    /** Whether one of the faults strikes at that moment or before. */
    boolean strikeUntil(long millis) {
        for (int i = 0; i < strikes.length; i++) {
            if (firstStrike(i) <= millis) {
                return true;
            }
        }
        return false;
    }

    // ---- what is held back ------------------------------------------------------------------------------------------

    /** What is held back as the state is now; what has lost its meaning ends. */
    long holdBack() {
        if (isFollowing) {
            long back = 0;
            for (int i = runningHolds - 1; i >= 0; i--) {
                if ((traits[running[i]] & FOLLOWS) == 0) {
                    continue;
                }
                Hold hold = holds.get(running[i]);
                if (hold.isOver(state)) {
                    endHold(i);
                } else {
                    back |= hold.holds(state);
                }
            }
            held = back;
        }
        holdsChanged = false;
        return held;
    }

    /** What was held back when that was last asked. */
    long held() {
        return held;
    }

    /** Whether a fault lasts. */
    boolean isAnyHeld() {
        return runningHolds != 0;
    }

    /** The servers that cannot be reached from the client. */
    int unreachable() {
        return unreachable;
    }

    int replicationFactor() {
        return replicationFactor;
    }

    boolean hinders(Step step) {
        for (int i = 0; i < runningHolds; i++) {
            if (holds.get(running[i]).hinders(step, state)) {
                return true;
            }
        }
        return false;
    }

    /** Whether a command has no effect, by a fault that ends with that. */
    boolean swallows(Step step) {
        for (int i = 0; i < runningHolds; i++) {
            if (holds.get(running[i]).swallows(step)) {
                course.record(Event.of(Event.COMMAND_LOST, 0));
                endHold(i);
                return true;
            }
        }
        return false;
    }

    /** The place of a fault that makes only half of an exclusion happen, or -1. */
    int halvingHold() {
        for (int i = 0; i < runningHolds; i++) {
            if (holds.get(running[i]).halvesExclusion()) {
                return i;
            }
        }
        return -1;
    }

    /** What the faults that last do whatever happens; to be called when one begins or ends. */
    private void countHolds() {
        int any = 0;
        int factor = 1;
        for (int i = 0; i < runningHolds; i++) {
            int lasting = traits[running[i]];
            any |= lasting;
            factor = Math.max(factor, lasting >>> FACTOR_SHIFT);
        }
        replicationFactor = factor;
        unreachable = any & OUT_OF_REACH;
        isFollowing = (any & FOLLOWS) != 0;
        if (!isFollowing) {
            held = 0;
        }
        holdsChanged = true;
        operator.siteChanged();
        operator.setAbsent((any & AWAY) != 0);
    }

    @Override
    public void hold(Hold hold) {
        int i = holds.size();
        if (i == holdEnds.length) {
            holdEnds = Arrays.copyOf(holdEnds, 2 * i);
            running = Arrays.copyOf(running, 2 * i);
            traits = Arrays.copyOf(traits, 2 * i);
        }
        holds.add(hold);
        traits[i] = hold.unreachable()
                | (hold.isOperatorAbsent() ? AWAY : 0)
                | (hold.followsState() ? FOLLOWS : 0)
                | hold.replicationFactor() << FACTOR_SHIFT;
        holdEnds[i] = course.now + strikes[striking].lasts().at(chance.draw(Choice.LASTS, place(striking), nth()));
        running[runningHolds++] = i;
        course.record(Event.of(Event.HOLD_BEGINS, i));
        countHolds();
        nextHoldEnd = Math.min(nextHoldEnd, holdEnds[i]);
    }

    void endHold(int place) {
        course.record(Event.of(Event.HOLD_ENDS, running[place]));
        runningHolds--;
        System.arraycopy(running, place + 1, running, place, runningHolds - place);
        countHolds();
    }

    void endHolds() {
        while (runningHolds > 0) {
            endHold(runningHolds - 1);
        }
    }

    // ---- when faults strike -----------------------------------------------------------------------------------------

    /** When a fault next strikes, or one that lasts ends. */
    long due() {
        return due;
    }

    /** Does what is due now. */
    void act() {
        if (nextHoldEnd <= course.now) {
            for (int i = runningHolds - 1; i >= 0; i--) {
                if (holdEnds[running[i]] <= course.now) {
                    endHold(i);
                }
            }
        }
        while (nextStrikeMillis() <= course.now) {
            strike((int) firstStrike & WHICH);
            findNextStrike();
        }
        if (holdsChanged) {
            run.refresh();
        }
        long next = NEVER;
        for (int i = 0; i < runningHolds; i++) {
            next = Math.min(next, holdEnds[running[i]]);
        }
        nextHoldEnd = next;
        due = Math.min(next, nextStrikeMillis());
    }

    private void strike(int i) {
        int nth = strikesSoFar[i]++;
        striking = i;
        picks = 0;
        seen.faultStrikes();
        if (!chance.sets(Choice.MISS, place(i), nth) && strikes[i].fault().strike(this)) {
            struck |= 1L << strikes[i].place();
            hits++;
        }
        drawnAt[i] = course.now;
        setStrike(i, course.now + Math.max(1, strikes[i].every().at(chance.draw(Choice.STRIKE, place(i), nth + 1))));
    }

    private void setStrike(int i, long millis) {
        nextStrike[i] = millis << WHICH_BITS | i;
    }

    private void findNextStrike() {
        long first = NEVER;
        for (long strike : nextStrike) {
            first = Math.min(first, strike);
        }
        firstStrike = first;
    }

    private long nextStrikeMillis() {
        return firstStrike == NEVER ? NEVER : firstStrike >> WHICH_BITS;
    }

    // ---- where a run is split --------------------------------------------------------------------------------------

    /**
     * Draws anew when each fault next strikes, given that it has not by now.
     *
     * @param asked the fault that is to strike soon, or {@link Split#NONE}
     * @param withinMillis how soon
     */
    void drawAnew(long seed, int asked, long withinMillis) {
        for (int i = 0; i < strikes.length; i++) {
            long from = firstPlace(i, leastMillis());
            long until = i == asked ? firstPlace(i, course.now + withinMillis + 1) : PLACES;
            if (from >= until) {
                if (from == PLACES) {
                    continue;
                }
                until = PLACES;
            }
            long drawn = SplitMix.at(seed, Choice.name(Choice.NEXT_STRIKE, place(i), 0));
            // So many of 2⁶³ equally likely values for each place, or one more.
            setStrike(i, millisAt(i, from + Math.multiplyHigh(drawn >>> 1, until - from << 1)));
        }
        findNextStrike();
        due = Math.min(nextHoldEnd, nextStrikeMillis());
    }

    /** Before that no fault strikes: those of now have struck, but at the start. */
    private long leastMillis() {
        return run.isAtStart() ? 0 : course.now + 1;
    }

    /** When a fault strikes next if its choice has that place. */
    private long millisAt(int i, long place) {
        long gap = strikes[i].every().at((int) place);
        return drawnAt[i] + (strikesSoFar[i] == 0 ? gap : Math.max(1, gap));
    }

    /** The first place with which a fault strikes next at that moment or later; {@link #PLACES} where there is none. */
    private long firstPlace(int i, long millis) {
        long low = 0;
        long high = PLACES;
        while (low < high) {
            long middle = low + high >>> 1;
            if (millisAt(i, middle) >= millis) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    @Override
    public int count() {
        return strikes.length;
    }

    @Override
    public boolean mayStrike() {
        return run.faultsMayStrike();
    }

    @Override
    public long inMillis(int fault) {
        return (nextStrike[fault] >> WHICH_BITS) - course.now;
    }

    @Override
    public double shareWithin(int fault, long millis) {
        long from = firstPlace(fault, leastMillis());
        if (from == PLACES) {
            return 0;
        }
        long until = firstPlace(fault, course.now + millis + 1);
        return until <= from ? 0 : (double) (until - from) / (PLACES - from);
    }

    @Override
    public boolean canStrikeWithin(int fault, long millis) {
        long from = firstPlace(fault, leastMillis());
        return from != PLACES && millisAt(fault, from) <= course.now + millis;
    }

    @Override
    public int struck(int fault) {
        return strikesSoFar[fault];
    }

    @Override
    public int hits() {
        return hits;
    }

    private int place(int strike) {
        return strikes[strike].place();
    }

    private int nth() {
        return strikesSoFar[striking] - 1;
    }

    // ---- what a fault finds -----------------------------------------------------------------------------------------

    @Override
    public SiteState state() {
        return state;
    }

    @Override
    public Plan plan() {
        return plan;
    }

    @Override
    public int pick(int set) {
        int count = Integer.bitCount(set);
        int u = chance.draw(picks == 0 ? Choice.TARGET : Choice.SECOND_TARGET, place(striking), nth());
        picks++;
        int rest = set;
        for (int skip = (int) ((u & 0xffffffffL) * count >>> 32); skip > 0; skip--) {
            rest &= rest - 1;
        }
        return rest == 0 ? NOTHING : Integer.numberOfTrailingZeros(rest);
    }

    @Override
    public boolean happen(int action) {
        if (!transitions.isEnabled(state, action)) {
            return false;
        }
        if (action == SKIP) {
            run.move(SKIP, false);
        } else {
            // What one strike does is seen by the next.
            run.happen(action);
        }
        return true;
    }

    @Override
    public boolean isOperatorAtWork() {
        return plan.hasCurrent(state) && !operator.isAbsent();
    }

    @Override
    public boolean isOperatorWaiting() {
        return isOperatorAtWork() && operator.isWaiting();
    }

    @Override
    public boolean slip(Step command) {
        return !command.command().isCheck()
                && transitions.canSlip(state, command)
                && !hinders(command)
                && operator.slip(command, place(striking), nth());
    }

    @Override
    public boolean missPolls() {
        if (!monitoring.miss()) {
            return false;
        }
        course.record(Event.of(Event.POLLS_MISSED, 0));
        return true;
    }

    // ---- the record -------------------------------------------------------------------------------------------------

    /** The faults that hit something, as places in the catalogue. */
    long struck() {
        return struck;
    }

    /** The hold number {@code i}, from 0, in the order of their beginning. */
    Hold hold(int i) {
        return holds.get(i);
    }
}
