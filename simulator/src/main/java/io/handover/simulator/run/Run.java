package io.handover.simulator.run;

import io.handover.model.action.ActionKind;
import io.handover.model.command.Command;
import io.handover.model.command.Commands;
import io.handover.model.procedure.Plan;
import io.handover.model.procedure.Step;
import io.handover.model.property.Properties;
import io.handover.model.property.StateProperty;
import io.handover.model.state.Pairs;
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

    /** Urgent concerns that are looked at before a gap: where more arise, one arises as the gap begins, near enough. */
    private static final int MOST_CONCERNS = 10_000;

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

    private long runSeed;
    private Edits edits = Edits.NONE;

    // Clocks: those of the actions in `pending` run out at due[action].
    private long now;
    private long pending;
    private final long[] due = new long[Long.SIZE];
    private long issueLatency;
    private long clientFree;

    // Occurrences: how often a choice about a subject has been made.
    private final short[] occurrence = new short[128];

    private boolean faultsMayStrike;
    private long nextFaultEvent;
    private final long[] nextStrike;
    private int striking;
    private int picks;
    private int upgradingWhenStruck;

    /** All holds of the run, in the order of their beginning; those still running are listed by their place. */
    private final List<Hold> holds = new ArrayList<>();

    private long[] holdEnds = new long[16];
    private int[] running = new int[16];
    private int runningHolds;

    // The record.
    private int events;
    private final int[] event = new int[MOST_EVENTS];
    private final long[] eventTime = new long[MOST_EVENTS];
    private long violated;
    private final int[] firstViolation;
    private final Cause[] cause;
    private boolean settled;
    private int witnesses;
    private long struck;
    private final long[] changeTime = new long[64];
    private long madeWhileRegistered;

    // What is being measured.
    private final Measures measures = new Measures();
    private long severalSince;
    private long noneSince;
    private long handoverSince;
    private long nextUrgent;
    private boolean redundant;
    private long stepSince;

    public Run(Simulation simulation) {
        this.simulation = simulation;
        this.transitions = simulation.transitions;
        this.plan = simulation.plan;
        this.polls = simulation.site.timing().polls();
        this.initial = simulation.initial;
        this.state = initial.copy();
        this.before = initial.copy();
        this.nextStrike = new long[simulation.strikes.length];
        this.firstViolation = new int[simulation.checks.size()];
        this.cause = new Cause[simulation.checks.size()];
        Arrays.fill(cause, Cause.OTHER);
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
        observe(initial, NEVER);
        if (isComplete()) {
            endFaults();
        }
        while (events < MOST_EVENTS) {
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
                    advanceTo(Math.max(now, nextFaultEvent));
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
        finish();
    }

    /** Whether nothing but changes can happen, not even what faults hold back. */
    private boolean isOnlyWaiting() {
        return runningHolds == 0 || (transitions.progress(state) & ~CHANGES) == 0;
    }

    private void begin(long seedOfRun, Edits changed) {
        runSeed = seedOfRun;
        edits = changed;
        state.copyFrom(initial);
        now = 0;
        pending = 0;
        clientFree = 0;
        Arrays.fill(occurrence, (short) 0);
        events = 0;
        violated = 0;
        settled = false;
        witnesses = 0;
        struck = 0;
        madeWhileRegistered = 0;
        measures.reset();
        severalSince = NEVER;
        noneSince = NEVER;
        handoverSince = NEVER;
        redundant = isRedundant();
        stepSince = 0;
        nextUrgent = simulation.urgentConcerns.at(draw(Choice.URGENT, 0, 0));
        holds.clear();
        runningHolds = 0;
        faultsMayStrike = true;
        nextFaultEvent = Long.MAX_VALUE;
        for (int i = 0; i < nextStrike.length; i++) {
            nextStrike[i] = simulation.strikes[i].every().at(draw(Choice.STRIKE, subject(i), 0));
            nextFaultEvent = Math.min(nextFaultEvent, nextStrike[i]);
        }
    }

    // ---- chance ---------------------------------------------------------------------------------------------------

    private int draw(int purpose, int subject, int nth) {
        int name = Choice.name(purpose, subject, nth);
        int drawn = (int) (SplitMix.at(runSeed, name) >>> 32);
        return edits.isEmpty() ? drawn : edits.value(name, drawn);
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
            due[action] = now + clock(action);
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
        int nth = occurrence[action]++;
        int u = draw(Choice.CLOCK, action, nth);
        return switch (kind) {
            case CHANGE -> change(action, nth, u);
            case REPLICATE -> simulation.replication.at(u) * replicationFactor();
            case END_UPGRADE -> simulation.installer.at(u);
            case END_INITIALIZATION, INITIALIZATION_FAILS -> {
                int more = draw(Choice.CLOCK_MORE, action, nth);
                yield simulation.initialization.at(u) + 2 * simulation.serverStart.at(more);
            }
            case DETECT, AUTO_ACTIVATE -> polls.confirmation(u, draw(Choice.CLOCK_MORE, action, nth));
            case RESTART -> simulation.restart.at(u);
            case HEAL -> simulation.heal.at(u);
            case ISSUE -> issue(u, draw(Choice.CLOCK_MORE, action, nth));
            case ADVANCE ->
                plan.current(state).command().isAdministration()
                        ? Math.max(0, clientFree - now)
                        : simulation.command.at(u);
            case DIVERT -> simulation.reaction.at(u);
            case CRASH, CUT, INSTALLER_FAILS, SKIP, INTERRUPT_INITIALIZATION, SLIP ->
                throw new IllegalStateException("a fault has no clock: " + kind);
        };
    }

    private long change(int action, int first, int u) {
        int nth = first;
        long delay = simulation.changes.at(u);
        while (edits.sets(Choice.name(Choice.LEFT_OUT, action, nth))) {
            nth = occurrence[action]++;
            delay += simulation.changes.at(draw(Choice.CLOCK, action, nth));
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
        return Math.max(clientFree - now, simulation.reaction.at(reaction)) + issueLatency;
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
        if (action == ISSUE && plan.current(state).command() == Commands.FORCE_ACTIVATE && handoverSince == NEVER) {
            handoverSince = now - issueLatency;
        }
        transitions.apply(state, action);
        record(Event.of(action, 0));
        if (action == ISSUE) {
            if (plan.current(state).command().isAdministration()) {
                clientFree = now + simulation.block.at(draw(Choice.BLOCK, 0, occurrence[Choice.BLOCKS]++));
            }
        } else if (action < ActionKind.REPLICATE.first()) {
            changeTime[before.changes()] = now;
            if (before.isRegistered(1, action)) {
                madeWhileRegistered |= 1L << before.changes();
            }
        }
        operatorMoves(action);
        refresh();
        observe(before, action);
    }

    private void record(int what) {
        if (events < MOST_EVENTS) {
            event[events] = what;
            eventTime[events] = now;
            events++;
        }
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
        if (state.pc() == before.pc()) {
            return;
        }
        int step = before.pc();
        if (step < plan.complete() && simulation.stepCheck[step] >= 0) {
            if (now - stepSince > simulation.stepMostMillis[step]) {
                violate(simulation.stepCheck[step], Cause.TIME);
            } else if (!plan.step(step).reached(before)) {
                violate(simulation.stepCheck[step], causeOf(action));
            }
        }
        stepSince = now;
        if (state.pc() == plan.complete() && measures.procedure == Measures.NEVER) {
            measures.procedure = now;
        }
    }

    // ---- faults ---------------------------------------------------------------------------------------------------

    private void faultEvent() {
        for (int i = runningHolds - 1; i >= 0; i--) {
            if (holdEnds[running[i]] <= now) {
                endHold(i);
            }
        }
        for (int i = 0; i < nextStrike.length; i++) {
            if (nextStrike[i] <= now) {
                strike(i);
            }
        }
        refresh();
        setNextFaultEvent();
        endFaultsWhereTheyEnd();
    }

    private void endFaultsWhereTheyEnd() {
        if (faultsMayStrike && (isComplete() || now > FAULTS_END_MILLIS)) {
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
        int nth = occurrence[subject]++;
        striking = i;
        picks = 0;
        upgradingWhenStruck = state.upgrading();
        if (!edits.sets(Choice.name(Choice.MISS, subject, nth))
                && strikes.fault().strike(this)) {
            struck |= 1L << strikes.place();
        }
        nextStrike[i] = now + Math.max(1, strikes.every().at(draw(Choice.STRIKE, subject, nth + 1)));
    }

    private int lastOccurrence() {
        return occurrence[subject(striking)] - 1;
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
        int u = draw(picks == 0 ? Choice.TARGET : Choice.SECOND_TARGET, subject(striking), lastOccurrence());
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
        record(Event.of(action, 0));
        operatorMoves(action);
        observe(before, action);
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
        record(Event.slip(command));
        if (excludesBehind(before, command)) {
            witnesses |= Witness.EXCLUDED_BEHIND.bit();
        }
        observe(before, ActionKind.SLIP.first());
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
        holdEnds[i] =
                now + simulation.strikes[striking].lasts().at(draw(Choice.LASTS, subject(striking), lastOccurrence()));
        running[runningHolds++] = i;
        record(Event.of(Event.HOLD_BEGINS, i));
    }

    private void endHold(int place) {
        record(Event.of(Event.HOLD_ENDS, running[place]));
        runningHolds--;
        System.arraycopy(running, place + 1, running, place, runningHolds - place);
    }

    @Override
    public boolean restartPolls() {
        if ((pending & DETECTIONS) == 0) {
            return false;
        }
        record(Event.of(Event.POLLS_MISSED, 0));
        pending &= ~DETECTIONS;
        return true;
    }

    private void endFaults() {
        while (runningHolds > 0) {
            endHold(runningHolds - 1);
        }
        faultsMayStrike = false;
        record(Event.of(Event.FAULTS_END, 0));
        refresh();
    }

    // ---- what is seen ---------------------------------------------------------------------------------------------

    private void advanceTo(long time) {
        if (!redundant) {
            measures.withoutRedundancy += time - now;
        }
        now = time;
    }

    private boolean isRedundant() {
        return (state.streamingPairs() & state.upActive() * Pairs.EACH_ROW) != 0;
    }

    private void observe(SiteState last, int action) {
        for (int i = 0; i < simulation.always.length; i++) {
            int check = simulation.alwaysCheck[i];
            if ((violated >>> check & 1) == 0 && !simulation.always[i].holds(plan, state)) {
                violate(check, causeNow(simulation.always[i], action));
            }
        }
        int actives = state.upActive();
        if (action != NEVER) {
            for (int i = 0; i < simulation.ofSteps.length; i++) {
                int check = simulation.ofStepsCheck[i];
                if ((violated >>> check & 1) == 0 && !simulation.ofSteps[i].holds(last, action, state)) {
                    violate(check, causeOf(action));
                }
            }
            witness(last, action);
            redundant = isRedundant();
        }
        if (severalSince == NEVER) {
            if ((actives & actives - 1) != 0) {
                severalSince = now;
            }
        } else if ((actives & actives - 1) == 0) {
            endSeveral();
        }
        if (noneSince == NEVER) {
            if (actives == 0) {
                noneSince = now;
            }
        } else if (actives != 0) {
            measures.managementGap = Math.max(measures.managementGap, now - noneSince);
            answerUrgentConcerns();
            noneSince = NEVER;
        }
        if (handoverSince != NEVER
                && measures.handover == Measures.NEVER
                && (actives & actives - 1) == 0
                && actives != 0) {
            measures.handover = now - handoverSince;
        }
    }

    private void endSeveral() {
        long lasted = now - severalSince;
        int nth = occurrence[Choice.SEVERAL_ACTIVE]++;
        long seenAfter = polls.confirmation(draw(Choice.SEEN, 0, nth), draw(Choice.SEEN, 1, nth));
        measures.dualActive += lasted;
        measures.dualActiveSeen += Math.max(0, lasted - seenAfter);
        severalSince = NEVER;
    }

    private void answerUrgentConcerns() {
        for (int i = 0; i < MOST_CONCERNS && nextUrgent < noneSince; i++) {
            nextUrgent += simulation.urgentConcerns.at(draw(Choice.URGENT, 0, ++occurrence[Choice.URGENT_CONCERNS]));
        }
        nextUrgent = Math.max(nextUrgent, noneSince);
        if (nextUrgent < now) {
            measures.urgentWait = Math.max(measures.urgentWait, now - nextUrgent);
        }
    }

    private void witness(SiteState last, int action) {
        int actives = state.upActive();
        int seen = 0;
        if (actives != last.upActive()) {
            seen |= Witness.ACTIVES_CHANGED.bit();
            int risen = actives & ~last.upActive() & ~last.active();
            if (risen != 0) {
                seen |= Witness.ACTIVATED.bit();
                int promoted = Integer.numberOfTrailingZeros(risen);
                for (int rest = last.upActive(); rest != 0; rest &= rest - 1) {
                    if ((last.database(Integer.numberOfTrailingZeros(rest)) & ~last.database(promoted)) != 0) {
                        seen |= Witness.ACTIVATED_BEHIND.bit();
                    }
                }
            }
            if ((actives & actives - 1) != 0) {
                seen |= Witness.SEVERAL_ACTIVE.bit();
            }
            if (actives == 0) {
                seen |= Witness.NONE_ACTIVE.bit();
            }
        }
        switch (ActionKind.of(action)) {
            case DETECT -> seen |= Witness.DETECTED.bit();
            case CHANGE -> seen |= Witness.CHANGE_MADE.bit();
            case DIVERT -> seen |= Witness.DIVERTED.bit();
            case END_INITIALIZATION -> seen |= Witness.INITIALIZED.bit();
            case ISSUE -> {
                if (excludesBehind(last, plan.current(last))) {
                    seen |= Witness.EXCLUDED_BEHIND.bit();
                }
            }
            case CRASH -> {
                if (upgradingWhenStruck != 0) {
                    seen |= Witness.CRASH_WHILE_UPGRADING.bit();
                }
            }
            default -> {}
        }
        if (state.pc() == plan.complete()) {
            seen |= Witness.COMPLETED.bit();
            if (state.changes() > 0) {
                seen |= Witness.COMPLETED_WITH_CHANGES.bit();
            }
        }
        int upNew = state.up() & state.upgraded();
        if (upNew != 0 && upNew != state.up()) {
            seen |= Witness.TWO_RELEASES.bit();
        }
        witnesses |= seen;
    }

    private static boolean excludesBehind(SiteState last, Step step) {
        return step.command() == Commands.EXCLUDE && (last.database(step.at()) & ~last.database(step.target())) != 0;
    }

    private void violate(int check, Cause how) {
        long bit = 1L << check;
        if ((violated & bit) == 0) {
            violated |= bit;
            firstViolation[check] = events;
            cause[check] = how;
        }
    }

    private Cause causeNow(StateProperty property, int action) {
        if (property == Properties.ONLY_EXEMPT_CHANGES_LOST) {
            long lost = state.changesMade() & ~state.database(1) & ~state.exempt();
            return (lost & madeWhileRegistered) != 0 ? Cause.BEFORE_EXCLUSION : Cause.AFTER_EXCLUSION;
        }
        return causeOf(action);
    }

    private static Cause causeOf(int action) {
        if (action == NEVER) {
            return Cause.OTHER;
        }
        ActionKind kind = ActionKind.of(action);
        if (kind.isFault()) {
            return Cause.FAULT;
        }
        return switch (kind) {
            case DETECT -> Cause.DETECTION;
            case ISSUE -> Cause.COMMAND;
            default -> Cause.PROGRESS;
        };
    }

    /** How an <em>eventually</em> property fails in the last state. */
    private Cause causeAtEnd(StateProperty property) {
        if (property != Properties.EVENTUALLY_SINGLE_ACTIVE && property != Properties.EVENTUALLY_REDUNDANT) {
            return Cause.OTHER;
        }
        return switch (Integer.bitCount(state.upActive())) {
            case 0 -> Cause.NONE_ACTIVE;
            case 1 -> Cause.NOT_REPLICATING;
            default -> Cause.SEVERAL_ACTIVE;
        };
    }

    private void finish() {
        if (settled) {
            witnesses |= Witness.SETTLED.bit();
            for (int i = 0; i < simulation.eventual.length; i++) {
                if (!simulation.eventual[i].holds(plan, state)) {
                    violate(simulation.eventualCheck[i], causeAtEnd(simulation.eventual[i]));
                }
            }
        }
        if (severalSince != NEVER) {
            endSeveral();
        }
        if (noneSince != NEVER) {
            measures.managementGap = Measures.NEVER;
            measures.urgentWait = Measures.NEVER;
        }
        long lost = state.changesMade() & ~state.database(1);
        if (lost != 0) {
            measures.lostChanges = Long.bitCount(lost);
            measures.lostUndeclared = Long.bitCount(lost & ~state.exempt());
            measures.lostWindow =
                    changeTime[63 - Long.numberOfLeadingZeros(lost)] - changeTime[Long.numberOfTrailingZeros(lost)];
        }
        measures.simulated = now;
        for (int i = 0; i < simulation.bounds.length; i++) {
            long most = simulation.bounds[i].mostMillis();
            long measured = switch (simulation.bounds[i].measure()) {
                case DUAL_ACTIVE -> measures.dualActive;
                case MANAGEMENT_GAP -> measures.managementGap;
                case URGENT_WAIT -> measures.urgentWait;
            };
            if (measured == Measures.NEVER || measured > most) {
                violate(simulation.boundsCheck[i], Cause.TIME);
            }
        }
        int step = state.pc();
        if (step < plan.complete()
                && simulation.stepCheck[step] >= 0
                && (settled || now - stepSince > simulation.stepMostMillis[step])) {
            violate(simulation.stepCheck[step], Cause.TIME);
        }
    }

    // ---- the record -----------------------------------------------------------------------------------------------

    /** The checks that the run violates. */
    public long violated() {
        return violated;
    }

    public boolean violates(int check) {
        return (violated >>> check & 1) != 0;
    }

    /** How it violates a check; asked only where it does. */
    public Cause cause(int check) {
        return cause[check];
    }

    /** How many events had happened when that check was first violated; for <em>eventually</em>, all of them. */
    public int violatedAfter(int check) {
        return firstViolation[check];
    }

    /** Whether the site came to rest within {@link #MOST_EVENTS}. */
    public boolean isSettled() {
        return settled;
    }

    /** What the run has been through, as the bits of {@link Witness}. */
    public int witnesses() {
        return witnesses;
    }

    /** The faults that hit something, as places in the catalogue. */
    public long struckFaults() {
        return struck;
    }

    public int events() {
        return events;
    }

    public int event(int i) {
        return event[i];
    }

    public long eventMillis(int i) {
        return eventTime[i];
    }

    /** The hold that a {@link Event#HOLD_BEGINS} or {@link Event#HOLD_ENDS} is about. */
    public Hold holdOf(int i) {
        return holds.get(Event.operand(event[i]));
    }

    public Measures measures() {
        return measures;
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
        return occurrence[subject];
    }
}
