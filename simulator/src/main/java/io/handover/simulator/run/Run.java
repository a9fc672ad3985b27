package io.handover.simulator.run;

import io.handover.model.action.ActionKind;
import io.handover.model.command.Commands;
import io.handover.model.procedure.Plan;
import io.handover.model.procedure.Step;
import io.handover.model.site.SplitBrainReaction;
import io.handover.model.state.Pairs;
import io.handover.model.state.SiteState;
import io.handover.model.transition.Transitions;
import io.handover.simulator.fault.Hold;
import io.handover.simulator.fault.Struck;
import io.handover.simulator.time.SplitMix;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

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
public final class Run implements Struck {
    /**
     * A run with more events than this, changes and their replication aside, is left unsettled. A run of a shipped procedure has about
     * twenty, and with all faults about fifty.
     */
    public static final int MOST_EVENTS = 4_096;

    /** So many times changes are replicated, or made one by one, at most; ten hours of 3,600 an hour to two standbys are less. */
    public static final int MOST_REPLICATIONS = 120_000;

    /** So many changes are made in a run at most: two days of 20,000 an hour. Beyond that, what depends on changes is unknown. */
    private static final int MOST_CHANGES = 1_000_000;

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

    // What a hold does whatever happens, in one number: the servers that it puts out of reach, whether the operator is
    // away, whether what it holds back follows the state, and by how much replication is slowed down.
    private static final int OUT_OF_REACH = 31;
    private static final int AWAY = 1 << 5;
    private static final int FOLLOWS = 1 << 6;
    private static final int FACTOR_SHIFT = 7;

    private static final int WHICH_BITS = 6;
    private static final int WHICH = (1 << WHICH_BITS) - 1;

    private final Simulation simulation;
    private final Transitions transitions;
    private final Plan plan;
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

    // The clocks of changes: when the next tick comes, and its number; 0 where it is not known yet.
    private final long[] tick;
    private final int[] ticks;
    /** The active servers whose changes are replicated, or looked at by the operator. */
    private int heeded;

    /** Before that no active server's clock of changes ticks, unless an action happens. */
    private long nextTickOfAny;

    // Who sees several active servers, or may take over.
    private int several;
    private int takeovers;

    private boolean faultsMayStrike;
    private long nextFaultEvent;

    /** When each fault next strikes and, in the low bits, which one it is, so that the least of them tells both. */
    private final long[] nextStrike;

    private long firstStrike;
    private final int[] strikesSoFar;
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

    private boolean isFollowing;
    private boolean holdsChanged;
    private int replicationFactor;
    private long nextHoldEnd;
    private long held;
    private int unreachable;

    private int replications;
    private int changesLeft;
    private int moves;
    private int turnsHere;
    private int acts;
    private final int[] turned;
    private boolean settled;
    private boolean goingRound;

    /** What each lost class of changes goes back to, once that was asked. */
    private List<Losses.Loss> losses = List.of();

    private boolean lossesKnown;

    public Run(Simulation simulation) {
        this.simulation = simulation;
        this.transitions = simulation.transitions;
        this.plan = simulation.plan;
        this.demotesAll = simulation.transitions.assumptions().splitBrainReaction() == SplitBrainReaction.DEMOTE_ALL;
        this.initial = simulation.initial;
        this.state = initial.copy();
        this.before = initial.copy();
        this.servers = initial.servers();
        this.installers = new int[servers];
        this.initializations = new int[servers];
        this.crashes = new int[servers];
        this.tick = new long[servers];
        this.ticks = new int[servers];
        this.turned = new int[plan.branchCount()];
        this.nextStrike = new long[simulation.strikes.length];
        this.strikesSoFar = new int[simulation.strikes.length];
        this.times = new StepTimes(simulation.steps.length);
        this.seen = new Observations(simulation, chance, course, state, ledger);
        this.operator = new Operator(simulation, this, state, chance, course, times);
        this.clients = operator.clients();
        this.monitoring = new Monitoring(simulation.site.timing().polls(), chance, servers);
    }

    /** A run that keeps the names of its choices, for whoever wants to set some otherwise. */
    public static Run keepingNames(Simulation simulation) {
        Run run = new Run(simulation);
        run.chance.keepNames();
        return run;
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
        while (course.events - replications < MOST_EVENTS
                && replications < MOST_REPLICATIONS
                && moves < MOST_MOVES
                && turnsHere < MOST_TURNS
                && acts < MOST_ACTS) {
            int next = firstPending;
            long clock = firstDue;
            long poll = monitoring.due();
            long operators = operator.due();
            long time = Math.min(clock, Math.min(poll, operators));
            if (faultsMayStrike) {
                if (operators == NEVER && isOnlyWaiting()) {
                    endFaults();
                    continue;
                }
                boolean fault = nextFaultEvent <= time;
                time = Math.min(time, nextFaultEvent);
                if (changesUntil(time)) {
                    continue;
                }
                if (fault) {
                    advanceTo(Math.max(course.now, time));
                    faultEvent();
                    continue;
                }
            } else if (isAtRest(time, clock, operators)) {
                settled = true;
                break;
            }
            advanceTo(time);
            if (clock == time) {
                pending &= ~(1L << next);
                happen(next, next >= REPLICATE && next < REPLICATE + servers);
            } else if (poll == time) {
                poll();
            } else {
                acts++;
                operator.act();
            }
            if (faultsMayStrike) {
                endFaultsWhereTheyEnd();
            }
        }
        if (settled) {
            times.end();
        }
        goingRound = !settled && isGoingRound();
        seen.end(settled, goingRound);
    }

    private void begin(long seedOfRun, Edits changed) {
        chance.begin(seedOfRun, changed);
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
            tick[s] = 0;
            ticks[s] = 0;
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
        changesLeft = MOST_CHANGES;
        moves = 0;
        acts = 0;
        struck = 0;
        settled = false;
        turnsHere = 0;
        lossesKnown = false;
        holds.clear();
        runningHolds = 0;
        countHolds();
        faultsMayStrike = true;
        for (int i = 0; i < nextStrike.length; i++) {
            strikesSoFar[i] = 0;
            setStrike(i, simulation.strikes[i].every().at(chance.draw(Choice.STRIKE, place(i), 0)));
        }
        findNextStrike();
        nextFaultEvent = nextStrikeMillis();
        nextHoldEnd = NEVER;
        seen.begin();
        operator.begin();
        refresh();
        if (isComplete()) {
            endFaults();
        }
    }

    private void advanceTo(long time) {
        course.now = time;
    }

    /**
     * Whether the operator, who does nothing now, can only wait for ever: nothing goes on by itself but changes and the replication of
     * those, polls can confirm nothing, and no fault holds back what could make a difference.
     */
    private boolean isOnlyWaiting() {
        if ((pending & ~REPLICATIONS) != 0 || confirmable() != 0 || operator.isAbsent()) {
            return false;
        }
        if (runningHolds != 0 && (transitions.progress(state) & ~(CHANGES | REPLICATIONS)) != 0) {
            return false;
        }
        boolean replicating =
                (pending & REPLICATIONS) != 0 || runningHolds != 0 && (transitions.progress(state) & REPLICATIONS) != 0;
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
    private void refresh() {
        long enabled = transitions.environment(state);
        if (isFollowing) {
            hold();
            enabled &= ~held;
        }
        holdsChanged = false;
        nextTickOfAny = 0;
        setClocks(enabled);
        watch(enabled);
        heed();
        operator.consider();
    }

    /**
     * The same after a change was made or has replicated: only what there is to replicate can have changed, and what the operator does where
     * it depends on that.
     */
    private void refreshReplication() {
        setClocks(transitions.environment(state) & ~held);
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

    /** What the faults that last hold back now. */
    private void hold() {
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
        several = seeing & ~((int) (held >>> DETECT) & 31);
        wantPolls();
    }

    private void wantPolls() {
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
                * replicationFactor;
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

    // ---- changes ----------------------------------------------------------------------------------------------------

    /** Which servers' changes are to be played one by one. */
    private void heed() {
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
     * Makes the changes that come until then. Those of which nobody takes notice are made together; one that is heeded is played alone, if
     * it comes first.
     *
     * @return true where one was played, after which everything may be otherwise
     */
    private boolean changesUntil(long time) {
        if (time < nextTickOfAny) {
            return false;
        }
        int actives = state.upActive();
        if (actives == 0 || time == NEVER && heeded == 0) {
            return false;
        }
        long until = time;
        int maker = -1;
        for (int rest = heeded; rest != 0; rest &= rest - 1) {
            int s = Integer.numberOfTrailingZeros(rest);
            setTick(s);
            if (tick[s] < until) {
                if (changesLeft <= 0) {
                    changesLeft = -1;
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
            nextTickOfAny = NEVER;
            for (int rest = actives; rest != 0; rest &= rest - 1) {
                nextTickOfAny = Math.min(nextTickOfAny, tick[Integer.numberOfTrailingZeros(rest)]);
            }
            return false;
        }
        if (until > FAULTS_END_MILLIS) {
            endFaults();
            return true;
        }
        advanceTo(until);
        int nth = ticks[maker];
        changesLeft--;
        nextTick(maker);
        if (!chance.sets(Choice.LEFT_OUT, maker, nth)) {
            make(maker, 1, nth, until, until);
            refreshReplication();
        }
        return true;
    }

    /** Lets the clock of a server run on to its next tick after now; those before were of a server that was not active. */
    private void setTick(int s) {
        if (tick[s] == 0) {
            tick[s] = Math.max(1, gap(s, 0));
        }
        while (tick[s] < course.now && changesLeft-- > 0) {
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
        while (tick[s] <= until && changesLeft-- > 0) {
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
        replications++;
        seen.changeMade();
    }

    // ---- what happens ---------------------------------------------------------------------------------------------

    /** Lets an action happen, and sees what follows from it. */
    private void happen(int action, boolean replicates) {
        if (replicates) {
            ledger.single(state, action - REPLICATE);
            replications++;
            transitions.apply(state, action);
            course.record(action);
            refreshReplication();
            return;
        }
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
        monitoring.goOn(s, course.now);
        if (action >= 0) {
            happen(action, false);
        } else if (several != 0) {
            wantPolls();
        }
    }

    private boolean isComplete() {
        return state.pc() == plan.complete() && state.branch() == SiteState.NO_BRANCH;
    }

    /** An action after which the operator is at another step, or at none; it changes nothing else. */
    private void move(int action, boolean reacted) {
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
        heed();
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
        for (int i = 0; i < runningHolds; i++) {
            if (holds.get(running[i]).swallows(step)) {
                course.record(Event.of(Event.COMMAND_LOST, 0));
                endHold(i);
                refresh();
                return true;
            }
        }
        if (runningHolds == 0 || step.command() != Commands.EXCLUDE || !excludeHalf(step)) {
            happen(ISSUE, false);
        }
        return true;
    }

    /** The standby's half of an exclusion fails where a fault makes it: as if the two could not reach each other at that moment. */
    private boolean excludeHalf(Step step) {
        int t = step.target();
        if (!state.isUp(t) || !state.reaches(step.at(), t) || state.subscription(t) != step.at()) {
            return false;
        }
        int pair = Pairs.number(t, step.at());
        for (int i = 0; i < runningHolds; i++) {
            if (holds.get(running[i]).halvesExclusion() && transitions.isEnabled(state, ActionKind.CUT.number(pair))) {
                apply(ActionKind.CUT.number(pair));
                apply(ISSUE);
                apply(ActionKind.HEAL.number(pair));
                endHold(i);
                refresh();
                return true;
            }
        }
        return false;
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
        for (int i = 0; i < runningHolds; i++) {
            if (holds.get(running[i]).hinders(step, state)) {
                return true;
            }
        }
        return false;
    }

    /** The servers that cannot be reached from the client. */
    int unreachable() {
        return unreachable;
    }

    /** A client was opened: who looks at it now sees what its server sees. */
    void clientOpened() {
        if (several != 0) {
            wantPolls();
        }
    }

    // ---- faults ---------------------------------------------------------------------------------------------------

    private int place(int strike) {
        return simulation.strikes[strike].place();
    }

    private void faultEvent() {
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
            refresh();
        }
        setNextFaultEvent();
        endFaultsWhereTheyEnd();
    }

    private void endFaultsWhereTheyEnd() {
        if (faultsMayStrike && (isComplete() || course.now > FAULTS_END_MILLIS)) {
            endFaults();
        }
    }

    private void setNextFaultEvent() {
        long next = NEVER;
        for (int i = 0; i < runningHolds; i++) {
            next = Math.min(next, holdEnds[running[i]]);
        }
        nextHoldEnd = next;
        nextFaultEvent = Math.min(next, nextStrikeMillis());
    }

    private void strike(int i) {
        Simulation.Strikes strikes = simulation.strikes[i];
        int nth = strikesSoFar[i]++;
        striking = i;
        picks = 0;
        seen.faultStrikes();
        if (!chance.sets(Choice.MISS, place(i), nth) && strikes.fault().strike(this)) {
            struck |= 1L << strikes.place();
        }
        setStrike(i, course.now + Math.max(1, strikes.every().at(chance.draw(Choice.STRIKE, place(i), nth + 1))));
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

    private int nth() {
        return strikesSoFar[striking] - 1;
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
            move(SKIP, false);
        } else {
            apply(action);
            // What one strike does is seen by the next.
            refresh();
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
                && !isHindered(command)
                && operator.slip(command, place(striking), nth());
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
        holdEnds[i] =
                course.now + simulation.strikes[striking].lasts().at(chance.draw(Choice.LASTS, place(striking), nth()));
        running[runningHolds++] = i;
        course.record(Event.of(Event.HOLD_BEGINS, i));
        countHolds();
        nextHoldEnd = Math.min(nextHoldEnd, holdEnds[i]);
    }

    private void endHold(int place) {
        course.record(Event.of(Event.HOLD_ENDS, running[place]));
        runningHolds--;
        System.arraycopy(running, place + 1, running, place, runningHolds - place);
        countHolds();
    }

    @Override
    public boolean missPolls() {
        if (!monitoring.miss()) {
            return false;
        }
        course.record(Event.of(Event.POLLS_MISSED, 0));
        return true;
    }

    private void endFaults() {
        while (runningHolds > 0) {
            endHold(runningHolds - 1);
        }
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
        return ledger.isFull() || changesLeft < 0;
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

    /** How long the operator spent at each step. */
    public StepTimes stepTimes() {
        return times;
    }

    public Simulation simulation() {
        return simulation;
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
