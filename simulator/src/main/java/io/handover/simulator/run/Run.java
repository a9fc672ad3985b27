package io.handover.simulator.run;

import io.handover.model.action.ActionKind;
import io.handover.model.procedure.Plan;
import io.handover.model.procedure.Step;
import io.handover.model.site.SplitBrainReaction;
import io.handover.model.state.Pairs;
import io.handover.model.state.SiteState;
import io.handover.model.transition.Transitions;
import io.handover.simulator.fault.HalvedExclusion;
import io.handover.simulator.fault.Hold;
import io.handover.simulator.time.SplitMix;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One run at a time of a {@link Simulation}; an object is used again and again, so that a run without faults allocates nothing.
 * Not shared by threads.
 *
 * <p>A run has two phases. Until the procedure's end (or until the operator can only wait for ever) faults may strike, concerns arise and
 * changes are made. Then all this stops, what is held back is let go, and the run goes on until the site is at rest: the state in which the
 * <em>eventually</em> properties are judged, and in which what has not come to an end never does.
 *
 * <p>Time passes from one of these to the next: what goes on by itself (its clock is set when it becomes possible and dropped when it no
 * longer is), a poll that matters ({@link Monitoring}), the {@link Operator}, a fault, and a change that somebody replicates. Changes that
 * nobody replicates make no difference before the next of these, and are recorded together.
 */
public final class Run {
    /**
     * A run with more events than this, changes and their replication aside, is left unsettled. A run of a shipped procedure has about
     * twenty, and with all faults about fifty.
     */
    public static final int MOST_EVENTS = 4_096;

    /** So many times changes are replicated, or made one by one, at most; ten hours of 3,600 an hour to two standbys are less. */
    public static final int MOST_REPLICATIONS = 120_000;

    /** With so many steps passed and branches turned to a run is given up: no procedure has more than 780 steps. */
    public static final int MOST_MOVES = 3_000;

    /**
     * An operator who has turned to branches so often without getting on in the main steps goes round for ever: were each turn left with a
     * probability of 5 % only, this would come in one run of five millions.
     */
    public static final int MOST_TURNS = 300;

    /** An operator who has begun or ended something so often gets nowhere, and the run is left unsettled. */
    private static final int MOST_ACTS = 50_000;

    /** A branch that was turned to so often before the run was given up is what it goes round in. */
    private static final int MANY_TURNS = 50;

    /** Faults strike for at most this long: two simulated days, many times the longest upgrade. */
    static final long FAULTS_END_MILLIS = 48L * 3_600_000;

    private static final int ISSUE = ActionKind.ISSUE.first();
    private static final int ADVANCE = ActionKind.ADVANCE.first();
    private static final int SKIP = ActionKind.SKIP.first();
    private static final int DETECT = ActionKind.DETECT.first();
    private static final int AUTO_ACTIVATE = ActionKind.AUTO_ACTIVATE.first();
    private static final int REPLICATE = ActionKind.REPLICATE.first();
    private static final int DIVERT = ActionKind.DIVERT.first();
    private static final int SWITCH_ACTIVATES = ActionKind.SWITCH_ACTIVATES.first();
    private static final long CHANGES = 31L << ActionKind.CHANGE.first();
    private static final long REPLICATIONS = 31L << REPLICATE;
    private static final long POLLED = 31L << DETECT | 31L << AUTO_ACTIVATE;
    private static final long CLOCKED = ~(CHANGES | POLLED);
    private static final long NEVER = Long.MAX_VALUE;
    private static final long NEVER_AWAITED = -1;

    private final Simulation simulation;
    private final Transitions transitions;
    private final Plan plan;
    private final int complete;
    private final boolean demotesAll;
    private final SiteState initial;
    private final SiteState state;
    private final SiteState before;
    private final int servers;

    private final Chance chance = new Chance();
    private final Course course = new Course();
    private final Ledger ledger = new Ledger();
    private final StepTimes times;
    private final Observations seen;
    private final Operator operator;
    private final Clients clients;
    private final Monitoring monitoring;
    private final Disturbances disturbances;
    private final Changes changes;

    // Clocks: those of the actions in `pending` run out at due[action], and that of firstPending first.
    private long pending;
    private int firstPending;
    private long firstDue;
    private final long[] due = new long[Long.SIZE];

    // Which one of its kind is going on, by server or pair.
    private final int[] installers;
    private final int[] initializations;
    private final int[] crashes;
    private final int[] cuts = new int[Pairs.UNORDERED];
    private boolean haveCut;
    private int initializedBySwitch;
    private int switchMarks;
    private long switchMark;

    // Who sees several active servers, or may take over.
    private int several;
    private int takeovers;

    private boolean faultsMayStrike;

    /** Before that nothing happens but what the operator does, unless that changes the site or what is waited for. */
    private long undisturbedUntil;

    /** The latest moment of which it was asked whether a fault strikes before it. */
    private long faultsAwaitedUntil;

    private int replications;
    private int moves;
    private int turnsHere;
    private int acts;
    private final int[] turned;
    private boolean settled;
    private boolean goingRound;

    // Where it is split, and who looks at it meanwhile; most runs are neither.
    private final @Nullable Onlooker onlooker;
    private final boolean isLookedAt;
    private List<Split> splits = List.of();
    private int splitsDone;
    private int turn;

    /** What each lost class of changes goes back to, once that was asked. */
    private List<Losses.Loss> losses = List.of();

    private boolean lossesKnown;

    public Run(Simulation simulation) {
        this(simulation, null);
    }

    private Run(Simulation simulation, @Nullable Onlooker onlooker) {
        this.onlooker = onlooker;
        this.isLookedAt = onlooker != null;
        this.simulation = simulation;
        this.transitions = simulation.transitions;
        this.plan = simulation.plan;
        this.complete = plan.complete();
        this.demotesAll = simulation.transitions.assumptions().splitBrainReaction() == SplitBrainReaction.DEMOTE_ALL;
        this.initial = simulation.initial;
        this.state = initial.copy();
        this.before = initial.copy();
        this.servers = initial.servers();
        this.installers = new int[servers];
        this.initializations = new int[servers];
        this.crashes = new int[servers];
        this.turned = new int[plan.branchCount()];
        this.times = new StepTimes(simulation.steps.length);
        this.seen = new Observations(simulation, chance, course, state, ledger);
        this.operator = new Operator(simulation, this, state, chance, course, times);
        this.clients = operator.clients();
        this.monitoring = new Monitoring(simulation.site.timing().polls(), chance, servers);
        this.disturbances = new Disturbances(this, simulation, state, chance, course, seen, operator, monitoring);
        this.changes = new Changes(this, simulation, state, chance, course, ledger, seen);
    }

    /** A run that keeps the names of its choices, for whoever wants to set some otherwise. */
    public static Run keepingNames(Simulation simulation) {
        Run run = new Run(simulation);
        run.chance.keepNames();
        return run;
    }

    /** Runs that can be split, and that someone looks at meanwhile. */
    public static Run lookedAt(Simulation simulation, Onlooker onlooker) {
        return new Run(simulation, onlooker);
    }

    /**
     * Runs the procedure once, and splits the run at some moments; with none, it is the run of that index without edits. Asked of one that is
     * {@linkplain #lookedAt looked at}.
     *
     * @param seed the campaign's seed
     * @param index the run's index in the campaign
     * @param at in the order of their turns, each a turn that the run with those before it comes to
     */
    public void execute(long seed, long index, List<Split> at) {
        if (!isLookedAt) {
            throw new IllegalStateException("only a run that is looked at can be split");
        }
        splits = at;
        if (at.isEmpty()) {
            chance.begin(SplitMix.at(seed, index), Edits.NONE);
        } else {
            chance.beginSplit(SplitMix.at(seed, index));
        }
        go();
    }

    /**
     * Runs the procedure once; everything that this object answers is then about that run.
     *
     * @param seed the campaign's seed
     * @param index the run's index in the campaign
     * @param changed choices that are set rather than drawn
     */
    public void execute(long seed, long index, Edits changed) {
        splits = List.of();
        chance.begin(SplitMix.at(seed, index), changed);
        go();
    }

    /**
     * Runs the procedure once as in the run of a number, but for some choices, which are those of the run of another number: what differs
     * from that run is because of them.
     *
     * @param seed the campaign's seed
     * @param index the run's index in the campaign
     * @param exchanged the choices that are those of the other run
     * @param other the other run's index
     */
    public void execute(long seed, long index, ChoiceSet exchanged, long other) {
        splits = List.of();
        chance.beginExchanged(SplitMix.at(seed, index), exchanged, SplitMix.at(seed, other));
        go();
    }

    private void go() {
        begin();
        play();
        if (settled) {
            times.end();
        }
        goingRound = !settled && isGoingRound();
        seen.end(settled, goingRound);
    }

    private void play() {
        while (isWithinBounds()) {
            if (isLookedAt) {
                look();
            }
            int next = firstPending;
            long clock = firstDue;
            long poll = monitoring.due();
            long operators = operator.due();
            long others = Math.min(clock, poll);
            long time = Math.min(others, operators);
            if (faultsMayStrike) {
                if (operators == NEVER && isOnlyWaiting()) {
                    endFaults();
                    continue;
                }
                long fault = disturbances.due();
                boolean isFault = fault <= time;
                faultsAwaitedUntil = Math.max(faultsAwaitedUntil, time);
                others = Math.min(others, Math.min(fault, FAULTS_END_MILLIS));
                time = Math.min(time, fault);
                if (changes.playBefore(time)) {
                    continue;
                }
                if (isFault) {
                    course.now = Math.max(course.now, time);
                    changes.catchUp();
                    disturbances.act();
                    endFaultsWhereTheyEnd();
                    continue;
                }
            } else if (isAtRest(time, clock, operators)) {
                settled = true;
                return;
            }
            course.now = time;
            changes.catchUp();
            if (clock == time) {
                pending &= ~(1L << next);
                happenByItself(next);
            } else if (poll == time) {
                poll();
            } else {
                operate(others);
            }
            if (faultsMayStrike) {
                endFaultsWhereTheyEnd();
            }
        }
    }

    /** The operator does what is due, and goes on as long as nothing else comes first and the site stays as it is. */
    private void operate(long others) {
        // Whoever looks on sees every turn.
        undisturbedUntil = isLookedAt ? 0 : Math.min(others, changes.nextHeeded());
        while (true) {
            acts++;
            operator.act();
            long next = operator.due();
            if (next >= undisturbedUntil || isComplete() || acts >= MOST_TURNS) {
                break;
            }
            course.now = next;
            changes.catchUp();
        }
        if (faultsMayStrike) {
            faultsAwaitedUntil = Math.max(faultsAwaitedUntil, course.now);
        }
    }

    /**
     * Whether a run of this object would go exactly as one that another object has just done without any faults: none of those that may
     * strike here does so before faults end. What this object answers is then about no run.
     *
     * @param unfaulted has just run the same plan on the same site with that seed and index, without faults and edits
     */
    public boolean goesAs(Run unfaulted, long seed, long index) {
        chance.begin(SplitMix.at(seed, index), Edits.NONE);
        return !disturbances.strikeUntil(unfaulted.faultsAwaitedUntil);
    }

    private boolean isWithinBounds() {
        // Whatever has a bound is one of the events or of the operator's acts, or both: while these are few none is
        // reached.
        return course.events < MOST_TURNS && acts < MOST_TURNS
                || course.events - replications() < MOST_EVENTS
                        && replications() < MOST_REPLICATIONS
                        && moves < MOST_MOVES
                        && turnsHere < MOST_TURNS
                        && acts < MOST_ACTS;
    }

    /** Between two turns: splits the run where it is to be, and lets the onlooker see it. */
    private void look() {
        if (splitsDone < splits.size() && splits.get(splitsDone).turn() == turn) {
            Split split = splits.get(splitsDone++);
            chance.goOnFrom(split.seed());
            disturbances.drawAnew(split.seed(), split.strike(), split.withinMillis());
        }
        if (onlooker != null) {
            onlooker.look(this, turn);
        }
        turn++;
    }

    private void begin() {
        splitsDone = 0;
        turn = 0;
        course.begin();
        state.copyFrom(initial);
        ledger.begin(state);
        times.begin();
        monitoring.begin();
        // One loop for arrays of so few: filling each by itself takes longer.
        for (int s = 0; s < servers; s++) {
            installers[s] = 0;
            initializations[s] = 0;
            crashes[s] = 0;
        }
        if (haveCut) {
            Arrays.fill(cuts, 0);
            haveCut = false;
        }
        Arrays.fill(turned, 0);
        pending = 0;
        initializedBySwitch = 0;
        switchMark = 0;
        switchMarks = 0;
        replications = 0;
        moves = 0;
        acts = 0;
        settled = false;
        turnsHere = 0;
        lossesKnown = false;
        faultsMayStrike = true;
        faultsAwaitedUntil = NEVER_AWAITED;
        changes.begin();
        disturbances.begin();
        seen.begin();
        operator.begin();
        refresh();
        if (isComplete()) {
            endFaults();
        }
    }

    /**
     * Whether the operator, who does nothing now, can only wait for ever: nothing goes on by itself but changes and the replication of
     * those, polls can confirm nothing, and no fault holds back what could make a difference.
     */
    private boolean isOnlyWaiting() {
        if ((pending & ~REPLICATIONS) != 0 || confirmable() != 0 || operator.isAbsent()) {
            return false;
        }
        if (disturbances.isAnyHeld() && (transitions.progress(state) & ~(CHANGES | REPLICATIONS)) != 0) {
            return false;
        }
        boolean replicating = (pending & REPLICATIONS) != 0
                || disturbances.isAnyHeld() && (transitions.progress(state) & REPLICATIONS) != 0;
        return !replicating || !transitions.ledgerDecides(state) && state.switchTarget() == SiteState.NONE;
    }

    /** Whether nothing is left to happen but polls that can confirm nothing. */
    private boolean isAtRest(long time, long clock, long operators) {
        return time == NEVER || clock == NEVER && operators == NEVER && confirmable() == 0;
    }

    /** The servers whose polls can confirm something. */
    private int confirmable() {
        return (demotesAll ? several : 0) | takeovers;
    }

    /** Whether a run that was given up would go on like this for ever; where it may come to its end some day, nothing is said of it. */
    private boolean isGoingRound() {
        return turnsHere >= MOST_TURNS || moves >= MOST_MOVES && !WayOut.mayBeOpen(transitions, state);
    }

    // ---- clocks ---------------------------------------------------------------------------------------------------

    /** Sets the clocks of the actions that are newly enabled, and drops those of the actions that no longer are. */
    void refresh() {
        undisturbedUntil = 0;
        long enabled = transitions.environment(state) & ~disturbances.holdBack();
        setClocks(enabled);
        watch(enabled);
        changes.siteChanged();
        operator.consider();
    }

    /**
     * The same after a change was made or has replicated: only what there is to replicate can have changed, and what the operator does where
     * it depends on that.
     */
    void refreshReplication() {
        setClocks(transitions.environment(state) & ~disturbances.held());
        if (simulation.ledgerEverDecides && transitions.ledgerDecides(state)) {
            operator.siteChanged();
            operator.consider();
        }
    }

    private void setClocks(long enabled) {
        long clocked = enabled & CLOCKED;
        for (long fresh = clocked & ~pending; fresh != 0; fresh &= fresh - 1) {
            int action = Long.numberOfTrailingZeros(fresh);
            due[action] = clock(action);
        }
        pending = clocked;
        firstDue = NEVER;
        for (long rest = clocked; rest != 0; rest &= rest - 1) {
            int action = Long.numberOfTrailingZeros(rest);
            if (due[action] < firstDue) {
                firstDue = due[action];
                firstPending = action;
            }
        }
    }

    private void watch(long enabled) {
        int actives = state.upActive();
        takeovers = (int) (enabled >>> AUTO_ACTIVATE) & 31;
        if ((actives & actives - 1) == 0) {
            several = 0;
            monitoring.want(takeovers, course.now);
            return;
        }
        int seeing = 0;
        for (int rest = state.up(); rest != 0; rest &= rest - 1) {
            int s = Integer.numberOfTrailingZeros(rest);
            int activesSeen = state.activesSeen(s);
            if ((activesSeen & activesSeen - 1) != 0) {
                seeing |= 1 << s;
            }
        }
        several = seeing & ~((int) (disturbances.held() >>> DETECT) & 31);
        wantPolls();
    }

    private void wantPolls() {
        undisturbedUntil = 0;
        int administrators = seen.isDualActiveUnseen() ? several & clients.open() : 0;
        monitoring.want(confirmable() | administrators, course.now);
    }

    private long clock(int action) {
        ActionKind kind = ActionKind.of(action);
        int s = kind.operand(action);
        long now = course.now;
        return switch (kind) {
            case REPLICATE -> now + replication(s);
            case END_UPGRADE -> {
                int nth = installers[s];
                yield now
                        + simulation.installer.at(chance.draw(Choice.INSTALLER, s, nth))
                        + simulation.serverStart.at(chance.draw(Choice.INSTALLER_START, s, nth));
            }
            case END_INITIALIZATION -> now + initialization(s);
            case RESTART -> {
                int nth = crashes[s];
                yield now
                        + simulation.restart.at(chance.draw(Choice.RESTART, s, nth))
                        + simulation.serverStart.at(chance.draw(Choice.RESTART_START, s, nth));
            }
            case HEAL -> now + simulation.heal.at(chance.draw(Choice.HEAL, s, cuts[s]));
            case SWITCH_DEMOTES, SWITCH_ACTIVATES -> Math.max(now, switchMark + mark());
            case SWITCH_STOPS -> now + mark();
            case CHANGE, DETECT, AUTO_ACTIVATE, ISSUE, ADVANCE, DIVERT ->
                throw new IllegalStateException("comes by another clock: " + kind);
            case CRASH, CUT, INSTALLER_FAILS, SKIP, INTERRUPT_INITIALIZATION, SLIP ->
                throw new IllegalStateException("a fault has no clock: " + kind);
        };
    }

    private long mark() {
        return simulation.switchStage.at(chance.draw(Choice.SWITCH, state.switchTarget(), switchMarks));
    }

    private long replication(int s) {
        int c = Ledger.next(state, s);
        int subject = s | ledger.maker(c) << 4;
        return simulation.replication.at(chance.draw(Choice.REPLICATION, subject, ledger.number(c)))
                * disturbances.replicationFactor();
    }

    private long initialization(int s) {
        int nth = initializations[s];
        long lasts = simulation.initialization.lasts(
                chance.draw(Choice.FIRST_START, s, nth),
                chance.draw(Choice.FILL, s, nth),
                chance.draw(Choice.SECOND_START, s, nth));
        if ((initializedBySwitch >>> s & 1) != 0) {
            lasts += simulation.switchInitialization.at(chance.draw(Choice.SWITCH_INITIALIZATION, s, nth));
        }
        return lasts;
    }

    // ---- what happens ---------------------------------------------------------------------------------------------

    /** An action of which nobody is the author. */
    private void happenByItself(int action) {
        if (action >= REPLICATE && action < REPLICATE + servers) {
            ledger.single(state, action - REPLICATE);
            replications++;
            transitions.apply(state, action);
            course.record(action);
            refreshReplication();
        } else {
            happen(action);
        }
    }

    /** Lets an action happen, and sees what follows from it. */
    void happen(int action) {
        apply(action);
        refresh();
    }

    private void apply(int action) {
        before.copyFrom(state);
        transitions.apply(state, action);
        operator.siteChanged();
        course.record(Event.of(action, 0));
        number(action);
        seen.happened(before, action);
    }

    /** Keeps count of what begins with an action that has happened. */
    private void number(int action) {
        if (action == ISSUE
                && state.up() == before.up()
                && state.upgrading() == before.upgrading()
                && state.switchTarget() == before.switchTarget()) {
            return; // begins nothing
        }
        for (int rest = state.up() & ~before.up(); rest != 0; rest &= rest - 1) {
            monitoring.cameUp(Integer.numberOfTrailingZeros(rest), course.now);
        }
        for (int rest = state.initializing() & ~before.initializing(); rest != 0; rest &= rest - 1) {
            int s = Integer.numberOfTrailingZeros(rest);
            initializations[s]++;
            initializedBySwitch =
                    action == SWITCH_ACTIVATES ? initializedBySwitch | 1 << s : initializedBySwitch & ~(1 << s);
        }
        for (int rest = state.upgrading() & ~before.upgrading(); rest != 0; rest &= rest - 1) {
            installers[Integer.numberOfTrailingZeros(rest)]++;
        }
        for (int rest = state.crashed() & ~before.crashed(); rest != 0; rest &= rest - 1) {
            crashes[Integer.numberOfTrailingZeros(rest)]++;
        }
        for (int rest = state.cut() & ~before.cut(); rest != 0; rest &= rest - 1) {
            cuts[Integer.numberOfTrailingZeros(rest)]++;
            haveCut = true;
        }
        if (state.switchTarget() != before.switchTarget()
                || state.switchTarget() != SiteState.NONE && state.isSwitchDemoted() != before.isSwitchDemoted()) {
            switchMark = course.now;
            switchMarks++;
        }
    }

    private void poll() {
        int s = monitoring.next();
        int action = -1;
        if (monitoring.isHeard(s)) {
            if ((several >>> s & 1) != 0) {
                if (clients.isOpen(s)) {
                    seen.administratorSees();
                }
                if (monitoring.confirmsSeveral(s) && demotesAll) {
                    action = DETECT + s;
                }
            } else if ((takeovers >>> s & 1) != 0 && monitoring.confirmsNone(s)) {
                action = AUTO_ACTIVATE + s;
            }
        }
        monitoring.passBy(s, course.now);
        if (action >= 0) {
            happen(action);
        } else {
            wantPolls();
        }
    }

    /** How many of the events are changes and their replication. */
    private int replications() {
        return replications + changes.made();
    }

    private boolean isComplete() {
        return state.pc() == complete && state.branch() == SiteState.NO_BRANCH;
    }

    /** An action after which the operator is at another step, or at none; it changes nothing else. */
    void move(int action, boolean reacted) {
        moves++;
        times.leave(action == ADVANCE || action == SKIP);
        int pc = state.pc();
        transitions.apply(state, action);
        course.record(action);
        if (state.pc() != pc) {
            turnsHere = 0;
        }
        seen.moved(pc, action);
        operator.arrive(reacted);
        if (simulation.ledgerEverDecides) {
            // At another step the operator looks at other things.
            changes.siteChanged();
            undisturbedUntil = 0;
        }
        operator.consider();
    }

    // ---- what the operator does -------------------------------------------------------------------------------------

    /** The current step's goal has been seen. */
    void advance() {
        move(ADVANCE, false);
    }

    void divert(int branch) {
        turned[branch]++;
        turnsHere++;
        move(DIVERT + branch, true);
    }

    /** A command is given; its effect is yet to come. */
    void given(Step step) {
        seen.given(step);
    }

    /** The current step's command takes effect, if its guard still holds and no fault swallows it; the operator then considers that. */
    boolean issue(Step step, boolean isOffered) {
        moves++;
        if (!isOffered) {
            return false;
        }
        if (disturbances.swallows(step)) {
            refresh();
            return true;
        }
        if (!disturbances.isAnyHeld() || !excludeHalf(step)) {
            happen(ISSUE);
        }
        return true;
    }

    /** The standby's half of an exclusion fails where a fault makes it: as if the two could not reach each other at that moment. */
    private boolean excludeHalf(Step step) {
        int pair = HalvedExclusion.pair(step, state);
        if (pair == HalvedExclusion.NONE) {
            return false;
        }
        int halving = disturbances.halvingHold();
        if (halving < 0 || !transitions.isEnabled(state, ActionKind.CUT.number(pair))) {
            return false;
        }
        apply(ActionKind.CUT.number(pair));
        apply(ISSUE);
        apply(ActionKind.HEAL.number(pair));
        disturbances.endHold(halving);
        refresh();
        return true;
    }

    /** A command out of turn takes effect, if it is still offered. */
    void slips(Step command) {
        if (!transitions.canSlip(state, command)) {
            return;
        }
        before.copyFrom(state);
        transitions.slip(state, command);
        operator.siteChanged();
        course.record(Event.slip(command));
        number(ActionKind.SLIP.first());
        seen.slipped(before, command);
        refresh();
    }

    boolean isHindered(Step step) {
        return disturbances.hinders(step);
    }

    /** The servers that cannot be reached from the client. */
    int unreachable() {
        return disturbances.unreachable();
    }

    /** A client was opened: who looks at it now sees what its server sees. */
    void clientOpened() {
        if (several != 0) {
            wantPolls();
        }
    }

    // ---- the end of faults
    // --------------------------------------------------------------------------------------------

    private void endFaultsWhereTheyEnd() {
        if (faultsMayStrike && (isComplete() || course.now > FAULTS_END_MILLIS)) {
            endFaults();
        }
    }

    void endFaults() {
        disturbances.endHolds();
        faultsMayStrike = false;
        seen.concernsEnd();
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

    /** The kind of {@link #way}. */
    public Cause cause(int check) {
        return way(check).cause();
    }

    /** How it violates a check; asked only where it does. */
    public Way way(int check) {
        if (check == simulation.lossCheck && violates(check)) {
            return wayOfLoss();
        }
        Way way = seen.way(check);
        int round = way.cause() == Cause.GOES_ROUND ? roundBranch() : -1;
        return round < 0
                ? way
                : new Way(
                        Cause.GOES_ROUND, Lack.NONE, Optional.of(ActionKind.DIVERT), simulation.writtenOfBranch(round));
    }

    /** By the first loss that is not declared, and the step at which the operator was then. */
    private Way wayOfLoss() {
        Optional<Losses.Loss> undeclared = losses().stream()
                .filter(loss -> (state.declared() >>> loss.change() & 1) == 0)
                .findFirst();
        if (undeclared.isEmpty()) {
            return Way.of(Cause.OTHER);
        }
        Losses.Blame blamed = undeclared.get().last();
        Replay replay = new Replay(transitions, initialState());
        for (int i = 0; i < blamed.event(); i++) {
            replay.apply(event(i), eventMillis(i));
        }
        Optional<ActionKind> by =
                blamed.event() < 0 ? Optional.empty() : Optional.of(ActionKind.of(Event.type(event(blamed.event()))));
        return new Way(blamed.way().cause(), Lack.NONE, by, simulation.writtenAt(replay.state()));
    }

    /** How many events had happened when that check was first violated; for <em>eventually</em>, all of them. */
    public int violatedAfter(int check) {
        return seen.violatedAfter(check);
    }

    /** Whether the site came to rest before there was too much of what {@link #MOST_EVENTS} and its like allow. */
    public boolean isSettled() {
        return settled;
    }

    /** The branch in which the run goes round for ever, or -1 where it does not, or in none. */
    public int roundBranch() {
        int round = -1;
        if (goingRound) {
            for (int b = 0; b < turned.length; b++) {
                if (turned[b] >= MANY_TURNS && (round < 0 || turned[b] > turned[round])) {
                    round = b;
                }
            }
        }
        return round;
    }

    /** Whether there were so many changes, or so many different ones at once, that some were left out: what depends on them is unknown. */
    public boolean isShortOfChanges() {
        return ledger.isFull() || changes.isShort();
    }

    /** How many changes the classes in the last state are, and when they were made. */
    public Ledger ledger() {
        return ledger;
    }

    /** What each lost class of changes goes back to. */
    public List<Losses.Loss> losses() {
        if (!lossesKnown) {
            losses = Losses.of(this);
            lossesKnown = true;
        }
        return losses;
    }

    /** What the run has been through, as the bits of {@link Witness}. */
    public int witnesses() {
        return seen.witnesses();
    }

    /** The faults that hit something, as places in the catalogue. */
    public long struckFaults() {
        return disturbances.struck();
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

    /** When faults strike next; asked while it goes on. */
    public Strikes strikes() {
        return disturbances;
    }

    /** Whether nothing has happened yet. */
    boolean isAtStart() {
        return turn == 0;
    }

    boolean faultsMayStrike() {
        return faultsMayStrike;
    }

    /** The hold that a {@link Event#HOLD_BEGINS} or {@link Event#HOLD_ENDS} is about. */
    public Hold holdOf(int i) {
        return disturbances.hold(Event.operand(course.event(i)));
    }

    public Measures measures() {
        return seen.measures();
    }

    /**
     * From the first moment at which there was something for a server's polls to see until so many of them had come as confirm it, or would
     * have come had there been something to see for so long; {@link Measures#NEVER} where there never was. It hangs on when the server
     * polls, and on nothing that the operator does. To a millisecond, as gaps are added up before they are rounded.
     */
    public long pollsMillis(int server) {
        return monitoring.confirmsAfter(server);
    }

    /** How long the operator spent at each step. */
    public StepTimes stepTimes() {
        return times;
    }

    public Simulation simulation() {
        return simulation;
    }

    /** The state that the run has come to; read only. */
    public SiteState state() {
        return state;
    }

    /** A new state, the one that the run began with. */
    public SiteState initialState() {
        return simulation.initialState();
    }

    /** The names of the choices that the run has made, if it {@linkplain #keepingNames keeps} them, in order and some twice. */
    public long[] names() {
        return chance.names();
    }
}
