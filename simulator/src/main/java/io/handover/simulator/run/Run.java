package io.handover.simulator.run;

import io.handover.model.action.ActionKind;
import io.handover.model.command.Command;
import io.handover.model.command.Commands;
import io.handover.model.procedure.Plan;
import io.handover.model.procedure.Step;
import io.handover.model.state.SiteState;
import io.handover.model.transition.Transitions;
import io.handover.simulator.fault.Hold;
import io.handover.simulator.fault.Struck;
import io.handover.simulator.site.Polls;
import io.handover.simulator.time.Quantiles;
import io.handover.simulator.time.SplitMix;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * One run at a time of a {@link Simulation}; an object is used again and again, so that a run without faults allocates nothing.
 * Not shared by threads.
 *
 * <p>A run has two phases. Until the procedure's end (or until the operator can only wait) faults may strike and changes are
 * made. Then both stop, what is held back is let go, and the run goes on until nothing is left to happen: the state in which
 * the <em>eventually</em> properties are judged.
 */
public final class Run implements Struck {
    /**
     * A run with more events than this is left unsettled: some procedures go round for ever. A run of a shipped procedure has about
     * forty, and with all faults about sixty.
     */
    public static final int MOST_EVENTS = 4_096;

    /** Faults strike for at most this long: two simulated days, many times the longest upgrade. */
    static final long FAULTS_END_MILLIS = 48L * 3_600_000;

    private static final int ISSUE = ActionKind.ISSUE.first();
    private static final int DETECT = ActionKind.DETECT.first();
    private static final long CHANGES = 31L << ActionKind.CHANGE.first();
    private static final long OPERATOR =
            Transitions.ISSUE_SET | Transitions.ADVANCE_SET | 0xfffL << ActionKind.DIVERT.first();
    private static final long DETECTIONS = 31L << DETECT | 31L << ActionKind.AUTO_ACTIVATE.first();
    private static final int NEVER = -1;

    private final Simulation simulation;
    private final Transitions transitions;
    private final Plan plan;
    private final Polls polls;
    private final SiteState initial;
    private final SiteState state;
    private final SiteState before;

    private final Chance chance = new Chance();
    private final Course course = new Course();
    private final Observations seen;

    // Clocks: those of the actions in `pending` run out at due[action].
    private long pending;
    private final long[] due = new long[Long.SIZE];
    private long issueLatency;
    private long clientFree;

    private boolean faultsMayStrike;
    private long nextFaultEvent;
    private final long[] nextStrike;
    private int striking;
    private int picks;
    private long struck;

    /** All holds of the run, in the order of their beginning; those still running are listed by their place. */
    private final List<Hold> holds = new ArrayList<>();

    private long[] holdEnds = new long[16];
    private int[] running = new int[16];
    private int runningHolds;

    private boolean settled;

    public Run(Simulation simulation) {
        this.simulation = simulation;
        this.transitions = simulation.transitions;
        this.plan = simulation.plan;
        this.polls = simulation.site.timing().polls();
        this.initial = simulation.initial;
        this.state = initial.copy();
        this.before = initial.copy();
        this.nextStrike = new long[simulation.strikes.length];
        this.seen = new Observations(simulation, chance, course, state);
    }

    /**
     * Runs the procedure once; everything that this object answers is then about that run.
     *
     * @param seed the campaign's seed
     * @param index the run's index in the campaign
     * @param changed choices that are set rather than drawn
     */
    public void execute(long seed, long index, Edits changed) {
        begin(SplitMix.at(seed, index), changed);
        refresh();
        if (isComplete()) {
            endFaults();
        }
        while (course.events < MOST_EVENTS) {
            int next = NEVER;
            long nextDue = Long.MAX_VALUE;
            for (long rest = pending; rest != 0; rest &= rest - 1) {
                int action = Long.numberOfTrailingZeros(rest);
                if (due[action] < nextDue) {
                    nextDue = due[action];
                    next = action;
                }
            }
            if (faultsMayStrike) {
                if ((pending & ~CHANGES) == 0 && isOnlyWaiting()) {
                    endFaults();
                    continue;
                }
                if (nextFaultEvent <= nextDue) {
                    advanceTo(Math.max(course.now, nextFaultEvent));
                    faultEvent();
                    continue;
                }
            } else if (next == NEVER) {
                settled = true;
                break;
            }
            advanceTo(nextDue);
            pending &= ~(1L << next);
            act(next);
            endFaultsWhereTheyEnd();
        }
        seen.end(settled);
    }

    private void advanceTo(long time) {
        seen.passUntil(time);
        course.now = time;
    }

    /** Whether nothing but changes can happen, not even what faults hold back. */
    private boolean isOnlyWaiting() {
        return runningHolds == 0 || (transitions.progress(state) & ~CHANGES) == 0;
    }

    private void begin(long seedOfRun, Edits changed) {
        chance.begin(seedOfRun, changed);
        course.begin();
        state.copyFrom(initial);
        seen.begin();
        pending = 0;
        clientFree = 0;
        struck = 0;
        settled = false;
        holds.clear();
        runningHolds = 0;
        faultsMayStrike = true;
        nextFaultEvent = Long.MAX_VALUE;
        for (int i = 0; i < nextStrike.length; i++) {
            nextStrike[i] = simulation.strikes[i].every().at(chance.draw(Choice.STRIKE, subject(i), 0));
            nextFaultEvent = Math.min(nextFaultEvent, nextStrike[i]);
        }
    }

    private int subject(int strike) {
        return Choice.FAULT_SUBJECT + simulation.strikes[strike].place();
    }

    // ---- clocks ---------------------------------------------------------------------------------------------------

    /** Sets the clocks of the actions that are newly enabled, and drops those of the actions that no longer are. */
    private void refresh() {
        long enabled = transitions.progress(state);
        if (!faultsMayStrike) {
            enabled &= ~CHANGES;
        } else if (runningHolds != 0) {
            enabled &= ~(held() | hindered());
        }
        long fresh = enabled & ~pending;
        pending = enabled;
        for (; fresh != 0; fresh &= fresh - 1) {
            int action = Long.numberOfTrailingZeros(fresh);
            due[action] = course.now + clock(action);
        }
    }

    private long held() {
        long held = 0;
        for (int i = runningHolds - 1; i >= 0; i--) {
            Hold hold = holds.get(running[i]);
            if (hold.isOver(state)) {
                endHold(i);
            } else {
                held |= hold.holds(state);
            }
        }
        return held;
    }

    /** What the operator would do now and cannot. */
    private long hindered() {
        if (!plan.hasCurrent(state)) {
            return 0;
        }
        Step step = plan.current(state);
        return isHindered(step) ? step.command().isCheck() ? Transitions.ADVANCE_SET : Transitions.ISSUE_SET : 0;
    }

    private boolean isHindered(Step step) {
        for (int i = 0; i < runningHolds; i++) {
            if (holds.get(running[i]).hinders(step, state)) {
                return true;
            }
        }
        return false;
    }

    private long clock(int action) {
        ActionKind kind = ActionKind.of(action);
        int nth = chance.next(action);
        int u = chance.draw(Choice.CLOCK, action, nth);
        return switch (kind) {
            case CHANGE -> change(action, nth, u);
            case REPLICATE -> simulation.replication.at(u) * replicationFactor();
            case END_UPGRADE -> simulation.installer.at(u);
            case SWITCH_DEMOTES, SWITCH_ACTIVATES, SWITCH_STOPS -> 4_000;
            case END_INITIALIZATION -> {
                int more = chance.draw(Choice.CLOCK_MORE, action, nth);
                yield simulation.initialization.at(u) + 2 * simulation.serverStart.at(more);
            }
            case DETECT, AUTO_ACTIVATE -> polls.confirmation(u, chance.draw(Choice.CLOCK_MORE, action, nth));
            case RESTART -> simulation.restart.at(u);
            case HEAL -> simulation.heal.at(u);
            case ISSUE -> issue(u, chance.draw(Choice.CLOCK_MORE, action, nth));
            case ADVANCE ->
                plan.current(state).command().isAdministration()
                        ? Math.max(0, clientFree - course.now)
                        : simulation.command.at(u);
            case DIVERT -> simulation.reaction.at(u);
            case CRASH, CUT, INSTALLER_FAILS, SKIP, INTERRUPT_INITIALIZATION, SLIP ->
                throw new IllegalStateException("a fault has no clock: " + kind);
        };
    }

    private long change(int action, int first, int u) {
        int nth = first;
        long delay = simulation.changes.at(u);
        while (chance.sets(Choice.LEFT_OUT, action, nth)) {
            nth = chance.next(action);
            delay += simulation.changes.at(chance.draw(Choice.CLOCK, action, nth));
        }
        return delay;
    }

    private long issue(int reaction, int way) {
        Command command = plan.current(state).command();
        Quantiles latency = command == Commands.FORCE_ACTIVATE ? simulation.forceActivation : simulation.command;
        issueLatency = latency.at(way);
        if (command == Commands.START) {
            issueLatency += simulation.serverStart.at(way);
        }
        return Math.max(clientFree - course.now, simulation.reaction.at(reaction)) + issueLatency;
    }

    private int replicationFactor() {
        int factor = 1;
        for (int i = 0; i < runningHolds; i++) {
            factor = Math.max(factor, holds.get(running[i]).replicationFactor());
        }
        return factor;
    }

    // ---- what happens ---------------------------------------------------------------------------------------------

    private void act(int action) {
        before.copyFrom(state);
        if (action == ISSUE) {
            seen.issued(course.now - issueLatency);
        }
        transitions.apply(state, action);
        course.record(Event.of(action, 0));
        if (action == ISSUE && plan.current(state).command().isAdministration()) {
            clientFree = course.now + simulation.block.at(chance.draw(Choice.BLOCK, 0, chance.next(Choice.BLOCKS)));
        }
        operatorMoves(action);
        refresh();
        seen.happened(before, action);
    }

    private boolean isComplete() {
        return state.pc() == plan.complete() && state.branch() == SiteState.NO_BRANCH;
    }

    /** Where the operator has gone on to another step, of which nothing has begun yet. */
    private void operatorMoves(int action) {
        if (state.pc() == before.pc() && state.branch() == before.branch() && state.place() == before.place()) {
            return;
        }
        pending &= ~OPERATOR;
        if (state.pc() != before.pc()) {
            seen.leftStep(before, action);
        }
    }

    // ---- faults ---------------------------------------------------------------------------------------------------

    private void faultEvent() {
        for (int i = runningHolds - 1; i >= 0; i--) {
            if (holdEnds[running[i]] <= course.now) {
                endHold(i);
            }
        }
        for (int i = 0; i < nextStrike.length; i++) {
            if (nextStrike[i] <= course.now) {
                strike(i);
            }
        }
        refresh();
        setNextFaultEvent();
        endFaultsWhereTheyEnd();
    }

    private void endFaultsWhereTheyEnd() {
        if (faultsMayStrike && (isComplete() || course.now > FAULTS_END_MILLIS)) {
            endFaults();
        }
    }

    private void setNextFaultEvent() {
        long next = Long.MAX_VALUE;
        for (long strike : nextStrike) {
            next = Math.min(next, strike);
        }
        for (int i = 0; i < runningHolds; i++) {
            next = Math.min(next, holdEnds[running[i]]);
        }
        nextFaultEvent = next;
    }

    private void strike(int i) {
        Simulation.Strikes strikes = simulation.strikes[i];
        int subject = subject(i);
        int nth = chance.next(subject);
        striking = i;
        picks = 0;
        seen.faultStrikes();
        if (!chance.sets(Choice.MISS, subject, nth) && strikes.fault().strike(this)) {
            struck |= 1L << strikes.place();
        }
        nextStrike[i] = course.now + Math.max(1, strikes.every().at(chance.draw(Choice.STRIKE, subject, nth + 1)));
    }

    private int lastOccurrence() {
        return chance.occurrences(subject(striking)) - 1;
    }

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
        int u = chance.draw(picks == 0 ? Choice.TARGET : Choice.SECOND_TARGET, subject(striking), lastOccurrence());
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
        before.copyFrom(state);
        transitions.apply(state, action);
        course.record(Event.of(action, 0));
        operatorMoves(action);
        seen.happened(before, action);
        return true;
    }

    @Override
    public boolean isOperatorAtWork() {
        return plan.hasCurrent(state) && (held() & Transitions.ADVANCE_SET) == 0;
    }

    @Override
    public boolean slip(Step command) {
        if (command.command().isCheck() || !transitions.canSlip(state, command) || isHindered(command)) {
            return false;
        }
        before.copyFrom(state);
        transitions.slip(state, command);
        course.record(Event.slip(command));
        seen.slipped(before, command);
        return true;
    }

    @Override
    public void hold(Hold hold) {
        int i = holds.size();
        if (i == holdEnds.length) {
            holdEnds = Arrays.copyOf(holdEnds, 2 * i);
            running = Arrays.copyOf(running, 2 * i);
        }
        holds.add(hold);
        holdEnds[i] = course.now
                + simulation
                        .strikes[striking]
                        .lasts()
                        .at(chance.draw(Choice.LASTS, subject(striking), lastOccurrence()));
        running[runningHolds++] = i;
        course.record(Event.of(Event.HOLD_BEGINS, i));
    }

    private void endHold(int place) {
        course.record(Event.of(Event.HOLD_ENDS, running[place]));
        runningHolds--;
        System.arraycopy(running, place + 1, running, place, runningHolds - place);
    }

    @Override
    public boolean restartPolls() {
        if ((pending & DETECTIONS) == 0) {
            return false;
        }
        course.record(Event.of(Event.POLLS_MISSED, 0));
        pending &= ~DETECTIONS;
        return true;
    }

    private void endFaults() {
        while (runningHolds > 0) {
            endHold(runningHolds - 1);
        }
        faultsMayStrike = false;
        course.record(Event.of(Event.FAULTS_END, 0));
        refresh();
    }

    // ---- the record -----------------------------------------------------------------------------------------------

    /** The checks that the run violates. */
    public long violated() {
        return seen.violated();
    }

    public boolean violates(int check) {
        return seen.violates(check);
    }

    /** How it violates a check; asked only where it does. */
    public Cause cause(int check) {
        return seen.cause(check);
    }

    /** How many events had happened when that check was first violated; for <em>eventually</em>, all of them. */
    public int violatedAfter(int check) {
        return seen.violatedAfter(check);
    }

    /** Whether the site came to rest within {@link #MOST_EVENTS}. */
    public boolean isSettled() {
        return settled;
    }

    /** What the run has been through, as the bits of {@link Witness}. */
    public int witnesses() {
        return seen.witnesses();
    }

    /** The faults that hit something, as places in the catalogue. */
    public long struckFaults() {
        return struck;
    }

    public int events() {
        return course.events;
    }

    public int event(int i) {
        return course.event(i);
    }

    public long eventMillis(int i) {
        return course.millis(i);
    }

    /** The hold that a {@link Event#HOLD_BEGINS} or {@link Event#HOLD_ENDS} is about. */
    public Hold holdOf(int i) {
        return holds.get(Event.operand(course.event(i)));
    }

    public Measures measures() {
        return seen.measures();
    }

    public Simulation simulation() {
        return simulation;
    }

    /** A new state, the one that the run began with. */
    public SiteState initialState() {
        return simulation.initialState();
    }

    /** How many choices about a subject the run has made; for the shrinker. */
    public int occurrences(int subject) {
        return chance.occurrences(subject);
    }
}
