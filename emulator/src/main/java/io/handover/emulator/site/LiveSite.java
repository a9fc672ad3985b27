package io.handover.emulator.site;

import io.handover.model.action.ActionKind;
import io.handover.model.command.Command;
import io.handover.model.command.Commands;
import io.handover.model.display.ReplicationState;
import io.handover.model.procedure.Instruction;
import io.handover.model.procedure.Plan;
import io.handover.model.procedure.Step;
import io.handover.model.site.Scope;
import io.handover.model.site.Site;
import io.handover.model.state.Budget;
import io.handover.model.state.SiteState;
import io.handover.model.transition.Transitions;
import io.handover.simulator.fault.Fault;
import io.handover.simulator.fault.HalvedExclusion;
import io.handover.simulator.fault.Hold;
import io.handover.simulator.site.SimulatedSite;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.PriorityQueue;
import java.util.Set;

/**
 * A site whose state changes while its clock runs. Safe for use by several threads: every call is atomic and first lets happen
 * what is due.
 *
 * <p>Progress actions happen by themselves, each after a time that the site's timing draws; a server detects several active
 * servers, or that none is left, when that many polls in a row have shown it. Faults happen only where they are asked for, and
 * kinds of actions can be held. Commands come from outside and take effect after their latency, if their guard then still
 * holds: what an API answered with <em>requested</em> may come to nothing, and nobody is told.
 *
 * <p>Servers have the numbers of their order in the site. At most {@value Scope#MAX_CHANGES} changes are made, the most that the
 * model can tell apart; then administrators make no more.
 */
public final class LiveSite {
    /** The clock is moved by hand by at most this much at a time: a week. */
    public static final long MOST_ADVANCE_MILLIS = 7L * 24 * 3_600_000;

    /** So many commands can wait for their effect at a time; more are not accepted. */
    public static final int MOST_WAITING = 64;

    private static final long NEVER = Long.MAX_VALUE;
    private static final long AT_ONCE = 0;
    private static final long BY_POLLS = set(ActionKind.DETECT) | set(ActionKind.AUTO_ACTIVATE);

    /**
     * A command that waits for its effect.
     *
     * @param order breaks ties: the earlier one first
     * @param step the command
     * @param session the number of the client that it was given through; empty where it was given at a machine or console
     * @param contacted the server whose API it was given through; empty where it was given otherwise
     */
    private record Waiting(long dueMillis, long order, Step step, OptionalInt session, OptionalInt contacted) {}

    private final SimulatedSite site;
    private final Profile profile;
    private final SiteClock clock;
    private final Clocks clocks;
    private final Plan plan;
    private final Transitions transitions;
    private final SiteState state;
    private final Views views;
    private final LastingFaults lasting = new LastingFaults();

    private long now;
    private long held;
    private long heldByFaults;
    private int apiOff;
    private int missed;
    private long enabled;
    private final long[] due = new long[Long.SIZE];
    private final PriorityQueue<Waiting> waiting =
            new PriorityQueue<>(Comparator.comparingLong(Waiting::dueMillis).thenComparingLong(Waiting::order));
    private long orders;
    private final long[] nextPoll;
    private final int[] confirmations = new int[Long.SIZE];
    private int running;
    private final int[] incarnation;

    /** How often clients were parted from each server that stayed up. */
    private final int[] parted;

    private Optional<Switchover> switchover = Optional.empty();
    private OptionalInt switchContact = OptionalInt.empty();
    private long nextStage;
    private long channelReady;
    private Witness witness = Witness.NONE;

    /**
     * A site in its initial state (docs/model.md, "First state") at the clock's present time.
     *
     * @param seed of everything that is drawn: the same seed and the same calls at the same times give the same site
     */
    public LiveSite(SimulatedSite site, Profile profile, long seed, SiteClock clock) {
        this(site, profile, seed, clock, Plan.ofNoProcedure(site.site().serverNames()), firstState(site.site()));
    }

    /**
     * A site in any state, on which somebody follows a procedure. Their place in it decides which changes are declared lost; it moves only
     * where {@link #happen} lets them advance or skip a step.
     *
     * @param seed of everything that is drawn: the same seed and the same calls at the same times give the same site
     * @param plan the procedure on this site's servers
     * @param from the state that it begins in, of any scope with as many servers; what is left of its budgets is dropped
     */
    public LiveSite(SimulatedSite site, Profile profile, long seed, SiteClock clock, Plan plan, SiteState from) {
        this.site = site;
        this.profile = profile;
        this.clock = clock;
        this.clocks = new Clocks(site, seed);
        int servers = site.site().servers().size();
        if (from.servers() != servers || plan.serverNames().size() != servers) {
            throw new IllegalArgumentException("the site has " + servers + " servers, the state " + from.servers()
                    + " and the plan " + plan.serverNames().size());
        }
        this.plan = plan;
        this.transitions = new Transitions(plan, scope(servers), site.site().assumptions());
        this.state = new SiteState(scope(servers), site.site().assumptions());
        state.copyFrom(from);
        for (Budget budget : Budget.values()) {
            state.setBudget(budget, 0);
        }
        this.views = new Views(state);
        this.nextPoll = new long[servers];
        this.incarnation = new int[servers];
        this.parted = new int[servers];
        this.running = state.up();
        this.now = clock.nowMillis();
        Arrays.setAll(nextPoll, s -> now + clocks.restOfPoll());
        if (state.switchTarget() != SiteState.NONE) {
            switchover = Optional.of(Switchover.begun(state))
                    .map(begun -> state.isSwitchDemoted() ? begun.passing(Switchover.Mark.ACTIVE_READY) : begun);
            nextStage = now + clocks.stage();
        }
        refresh();
    }

    private static Scope scope(int servers) {
        return new Scope(servers, Scope.MAX_CHANGES, 0, 0, 0, 0);
    }

    private static SiteState firstState(Site site) {
        return new SiteState(scope(site.servers().size()), site.assumptions());
    }

    private static long set(ActionKind kind) {
        return (1L << kind.count()) - 1 << kind.first();
    }

    // ---- what can be seen ------------------------------------------------------------------------------------------

    public SimulatedSite site() {
        return site;
    }

    public Profile profile() {
        return profile;
    }

    public SiteClock clock() {
        return clock;
    }

    /** The site's time, after what is due has happened. */
    public synchronized long nowMillis() {
        catchUp();
        return now;
    }

    /** The true state: a copy. */
    public synchronized SiteState truth() {
        catchUp();
        return state.copy();
    }

    /** What a server knows. */
    public synchronized View view(int server) {
        catchUp();
        return views.of(state, server, now);
    }

    /** What a server displays of its own replication. */
    public synchronized ReplicationState replication(int server) {
        catchUp();
        return Views.replication(state, server);
    }

    /** Whether clients can connect to a server's API. */
    public synchronized boolean listens(int server) {
        catchUp();
        return (runningNow() & ~apiOff & 1 << server) != 0;
    }

    private int runningNow() {
        return profile.initializationRestarts() ? state.up() : state.up() | state.initializing();
    }

    /** How often a server has gone down so far; its connections and sessions end whenever it does. */
    public synchronized int incarnation(int server) {
        catchUp();
        return incarnation[server];
    }

    /** The last switch by the wizard, running or not. */
    public synchronized Optional<Switchover> switchover() {
        catchUp();
        return switchover.map(last -> last.seenAt(now, channelReady));
    }

    /** Whether the API of a server is switched on, whatever its process does. */
    public synchronized boolean apiEnabled(int server) {
        return (apiOff >>> server & 1) == 0;
    }

    /** From now on tells this one what happens, and nobody else. */
    public synchronized void setWitness(Witness told) {
        witness = told;
    }

    /**
     * When something is due next, in the site's time, if nobody does anything before: an action, a command's effect, a poll, or the end of the
     * wizard.
     */
    public synchronized long nextDueMillis() {
        Waiting first = waiting.peek();
        int action = earliestAction();
        long due = Math.min(first == null ? NEVER : first.dueMillis(), nextPoll[earliestPoll()]);
        due = channelReady > now ? Math.min(due, channelReady) : due;
        return action == Long.SIZE ? due : Math.min(due, this.due[action]);
    }

    /** Whether anything is under way that ends by itself, beside changes, polls and what polls may find. */
    public synchronized boolean isUnderWay() {
        return !waiting.isEmpty() || (enabled & ~set(ActionKind.CHANGE)) != 0;
    }

    /** Whether an action could happen now; a fault too, if somebody lets it. */
    public synchronized boolean canHappen(ActionKind kind, int operand) {
        catchUp();
        Optional<Budget> budget = budget(kind);
        budget.ifPresent(granted -> state.setBudget(granted, 1));
        boolean possible = transitions.isEnabled(state, kind.number(operand));
        budget.ifPresent(granted -> state.setBudget(granted, 0));
        return possible;
    }

    // ---- operators -------------------------------------------------------------------------------------------------

    private Step step(Command command, int target, int at) {
        List<String> names = site.site().serverNames();
        Optional<String> second = command.takesAt() ? Optional.of(names.get(at)) : Optional.empty();
        return new Step(command, target, at, Instruction.of(command, names.get(target), second));
    }

    /**
     * Whether a command's guard holds now (docs/model.md, "Commands").
     *
     * @param at the server behind <em>at</em>; ignored by commands without one
     */
    public synchronized boolean isOffered(Command command, int target, int at) {
        catchUp();
        return step(command, target, at).offered(state);
    }

    /**
     * Gives a command; it takes effect after its latency, if its guard then holds too and the server through whose client it was given
     * has not gone down meanwhile.
     *
     * @return false where its guard does not hold now, or too many commands wait
     */
    public boolean give(Command command, int target, int at) {
        return give(command, target, at, OptionalInt.empty());
    }

    /**
     * Likewise, through the API of a server, which in the profile {@link Profile#PERMISSIVE} sees at once what comes of it.
     *
     * @param contacted the server that is asked for it
     */
    public boolean giveThroughApi(Command command, int target, int at, int contacted) {
        return give(command, target, at, OptionalInt.of(contacted));
    }

    private synchronized boolean give(Command command, int target, int at, OptionalInt contacted) {
        catchUp();
        Step step = step(command, target, at);
        if (!step.offered(state)
                || waiting.size() >= MOST_WAITING
                || lasting.hindering(step, state, contacted.isPresent()).isPresent()) {
            return false;
        }
        boolean throughClient = command.usesClient() && state.isUp(step.contact());
        waiting.add(new Waiting(
                now + latency(step),
                orders++,
                step,
                throughClient ? OptionalInt.of(session(step.contact(), contacted)) : OptionalInt.empty(),
                contacted));
        witness.accepted(now, step, contacted);
        runTo(now);
        return true;
    }

    /** A number that another client on the same server does not have. */
    private int session(int server, OptionalInt contacted) {
        return incarnation[server] + (contacted.isPresent() ? 0 : parted[server]);
    }

    private long latency(Step step) {
        if (profile.hurries() && step.command().usesClient()) {
            return AT_ONCE;
        }
        boolean direct = step.command().startsSwitch() && !step.command().startsSwitch(state);
        return clocks.effect(direct ? Commands.FORCE_ACTIVATE : step.command());
    }

    private void takeEffect(Waiting command) {
        Step step = command.step();
        boolean clientClosed = command.session().isPresent()
                && (command.session().getAsInt() != session(step.contact(), command.contacted())
                        || !state.isUp(step.contact()));
        if (clientClosed) {
            witness.cameToNothing(now, step);
        } else {
            execute(step, command.contacted());
        }
    }

    /** Executes a command if its guard holds; the model counts it as one out of turn, as every command is here. */
    private void execute(Step step, OptionalInt contacted) {
        state.setBudget(Budget.SLIPS, 1);
        if (transitions.canSlip(state, step) && !lasting.swallows(step)) {
            boolean switches = step.command().startsSwitch(state);
            takeEffect(step);
            if (switches) {
                switchover = Optional.of(Switchover.begun(state));
                switchContact = contacted;
                nextStage = now + clocks.stage();
            }
            refresh();
            showAtOnce(contacted);
        } else {
            witness.cameToNothing(now, step);
        }
        state.setBudget(Budget.SLIPS, 0);
    }

    private void takeEffect(Step step) {
        int pair = HalvedExclusion.pair(step, state);
        if (pair != HalvedExclusion.NONE && lasting.halvesExclusion()) {
            state.setBudget(Budget.CUTS, 1);
            apply(ActionKind.CUT.number(pair));
            state.setBudget(Budget.CUTS, 0);
            transitions.slip(state, step);
            witness.tookEffect(now, step, state);
            apply(ActionKind.HEAL.number(pair));
            return;
        }
        transitions.slip(state, step);
        witness.tookEffect(now, step, state);
    }

    /** In a profile that hurries, whoever was asked for a command sees at once what has come of it. */
    private void showAtOnce(OptionalInt contacted) {
        if (profile.hurries() && contacted.isPresent() && (running >>> contacted.getAsInt() & 1) != 0) {
            views.poll(state, contacted.getAsInt(), lasting.unheard(contacted.getAsInt()), now);
        }
    }

    /** Whether a switch by the wizard is running. */
    public synchronized boolean isSwitching() {
        catchUp();
        return state.switchTarget() != SiteState.NONE;
    }

    // ---- control ---------------------------------------------------------------------------------------------------

    /**
     * Lets an action happen now: a progress action before its time, a fault, or that whoever follows the procedure advances or skips.
     *
     * @param operand the server or pair that it is about; 0 where it is about none
     * @return false where it is not enabled
     */
    public synchronized boolean happen(ActionKind kind, int operand) {
        catchUp();
        Optional<Budget> budget = budget(kind);
        budget.ifPresent(granted -> state.setBudget(granted, 1));
        int action = kind.number(operand);
        boolean possible = transitions.isEnabled(state, action);
        if (possible) {
            apply(action);
            runTo(now);
        }
        budget.ifPresent(granted -> state.setBudget(granted, 0));
        return possible;
    }

    private static Optional<Budget> budget(ActionKind kind) {
        return switch (kind) {
            case CRASH -> Optional.of(Budget.CRASHES);
            case CUT -> Optional.of(Budget.CUTS);
            case INSTALLER_FAILS -> Optional.of(Budget.INSTALLER_FAILURES);
            case INTERRUPT_INITIALIZATION -> Optional.of(Budget.INTERRUPTIONS);
            case SKIP -> Optional.of(Budget.SKIPS);
            default -> Optional.empty();
        };
    }

    /** From now on these kinds of progress actions do not happen by themselves; all others do. */
    public synchronized void hold(Set<ActionKind> kinds) {
        catchUp();
        held = 0;
        for (ActionKind kind : kinds) {
            if (!kind.isFault()) {
                held |= set(kind);
            }
        }
        refresh();
    }

    /** From now on one progress action does not happen by itself, or does again. */
    public synchronized void setHeld(ActionKind kind, int operand, boolean isHeld) {
        catchUp();
        long action = 1L << kind.number(operand);
        held = isHeld ? held | action : held & ~action;
        refresh();
    }

    /** Whether one progress action is kept from happening by itself. */
    public synchronized boolean isHeld(ActionKind kind, int operand) {
        return (held >>> kind.number(operand) & 1) != 0;
    }

    /** The kinds of actions that are held. */
    public synchronized Set<ActionKind> held() {
        Set<ActionKind> kinds = EnumSet.noneOf(ActionKind.class);
        for (ActionKind kind : ActionKind.values()) {
            if (!kind.isFault() && (held & set(kind)) != 0) {
                kinds.add(kind);
            }
        }
        return kinds;
    }

    /** Switches the API of a server on or off. */
    public synchronized void setApiEnabled(int server, boolean on) {
        catchUp();
        apiOff = on ? apiOff & ~(1 << server) : apiOff | 1 << server;
    }

    // ---- faults of the simulator -----------------------------------------------------------------------------------

    /**
     * Lets a fault of the simulator's catalogue strike now (docs/model.md, "Faults of the simulator"). One that lasts does so until
     * {@link #end}, or until what it is about is over.
     *
     * @param servers what it strikes, in the order in which it looks for them; none where it is about the whole site
     * @return false where it finds nothing to hit there, lasts there already, or is a slip of an operator
     */
    public synchronized boolean strike(Fault fault, List<Integer> servers) {
        catchUp();
        if (!canStrike(fault, servers)) {
            return false;
        }
        fault.strike(new Strike(state, plan, servers, new Strike.Effects() {
            @Override
            public boolean happen(int action) {
                ActionKind kind = ActionKind.of(action);
                return LiveSite.this.happen(kind, kind.operand(action));
            }

            @Override
            public void hold(Hold hold) {
                int before = lasting.unreachable();
                lasting.begin(new Lasting(fault, servers, hold));
                part(lasting.unreachable() & ~before);
                refresh();
            }

            @Override
            public void missPolls() {
                missed |= running;
            }
        }));
        runTo(now);
        return true;
    }

    private void part(int servers) {
        for (int rest = servers; rest != 0; rest &= rest - 1) {
            parted[Integer.numberOfTrailingZeros(rest)]++;
        }
    }

    /** Whether a fault would find something to hit now. */
    public synchronized boolean canStrike(Fault fault, List<Integer> servers) {
        catchUp();
        if (fault.isSlip() || lasting.has(fault, servers)) {
            return false;
        }
        SiteState then = state.copy();
        for (Budget budget : Budget.values()) {
            then.setBudget(budget, 1);
        }
        return fault.strike(new Strike(then, plan, servers, new Strike.Effects() {
            @Override
            public boolean happen(int action) {
                boolean possible = transitions.isEnabled(then, action);
                if (possible) {
                    transitions.apply(then, action);
                }
                return possible;
            }

            @Override
            public void hold(Hold hold) {}

            @Override
            public void missPolls() {}
        }));
    }

    /** Whether a fault that was let strike there lasts. */
    public synchronized boolean lasts(Fault fault, List<Integer> servers) {
        catchUp();
        return lasting.has(fault, servers);
    }

    /** Ends a fault that lasts; false where there is none. */
    public synchronized boolean end(Fault fault, List<Integer> servers) {
        catchUp();
        boolean ended = lasting.end(fault, servers);
        refresh();
        return ended;
    }

    /** Ends all faults that last. */
    public synchronized void endFaults() {
        catchUp();
        lasting.endAll();
        refresh();
    }

    /** The servers that clients cannot reach now. */
    public synchronized int unreachable() {
        catchUp();
        return lasting.unreachable();
    }

    /**
     * Why a fault keeps a command from being given now, without a full stop; empty where none does.
     *
     * @param at the server behind <em>at</em>; ignored by commands without one
     * @param isThroughApi whether it would come through the product's API
     */
    public synchronized Optional<String> hindrance(Command command, int target, int at, boolean isThroughApi) {
        catchUp();
        return lasting.hindering(step(command, target, at), state, isThroughApi).map(hold -> hold.reason(plan));
    }

    /**
     * Moves the clock forward and lets happen what is then due.
     *
     * @param millis 0 to {@value #MOST_ADVANCE_MILLIS}
     */
    public synchronized void advance(long millis) {
        checkAdvance(millis);
        clock.advance(millis);
        catchUp();
    }

    /**
     * Checks that the clock can be moved so far.
     *
     * @throws IllegalArgumentException where it cannot
     */
    public static void checkAdvance(long millis) {
        if (millis < 0 || millis > MOST_ADVANCE_MILLIS) {
            throw new IllegalArgumentException(
                    "the clock can be advanced by 0 to " + MOST_ADVANCE_MILLIS + " ms, not by " + millis);
        }
    }

    // ---- time ------------------------------------------------------------------------------------------------------

    /** Lets happen what is due by the clock. */
    public synchronized void catchUp() {
        runTo(clock.nowMillis());
    }

    private void runTo(long time) {
        while (true) {
            Waiting first = waiting.peek();
            long command = first == null ? NEVER : first.dueMillis();
            int action = earliestAction();
            long progress = action == Long.SIZE ? NEVER : due[action];
            int poller = earliestPoll();
            long next = Math.min(command, Math.min(progress, nextPoll[poller]));
            if (next > time) {
                break;
            }
            now = Math.max(now, next);
            if (first != null && command == next) {
                waiting.remove();
                takeEffect(first);
            } else if (progress == next) {
                happenByItself(action);
            } else {
                poll(poller);
            }
        }
        now = Math.max(now, time);
    }

    private int earliestAction() {
        int earliest = Long.SIZE;
        for (long rest = enabled; rest != 0; rest &= rest - 1) {
            int action = Long.numberOfTrailingZeros(rest);
            if (earliest == Long.SIZE || due[action] < due[earliest]) {
                earliest = action;
            }
        }
        return earliest;
    }

    private int earliestPoll() {
        int earliest = 0;
        for (int s = 1; s < nextPoll.length; s++) {
            if (nextPoll[s] < nextPoll[earliest]) {
                earliest = s;
            }
        }
        return earliest;
    }

    private void happenByItself(int action) {
        enabled &= ~(1L << action);
        apply(action);
    }

    private void apply(int action) {
        transitions.apply(state, action);
        witness.happened(now, action, state);
        switch (ActionKind.of(action)) {
            case SWITCH_DEMOTES -> {
                switchover = switchover.map(running -> running.passing(Switchover.Mark.ACTIVE_READY));
                nextStage = now + clocks.stage();
                refresh();
                showAtOnce(switchContact);
            }
            case SWITCH_ACTIVATES -> {
                switchover = switchover.map(running -> running.passing(Switchover.Mark.ACTIVATED));
                long channel = profile.hurries() ? AT_ONCE : clocks.channel();
                channelReady = now + channel;
                refresh(channel);
                showAtOnce(switchContact);
            }
            case SWITCH_STOPS -> {
                switchover = switchover.map(Switchover::interrupted);
                refresh();
            }
            default -> refresh();
        }
    }

    private void poll(int s) {
        nextPoll[s] = now + clocks.poll();
        if ((missed >>> s & 1) != 0) {
            missed &= ~(1 << s);
            forgetPolls(s);
            return;
        }
        int unheard = lasting.unheard(s);
        views.poll(state, s, unheard, now);
        witness.polled(now, s, unheard, state);
        for (ActionKind kind : List.of(ActionKind.DETECT, ActionKind.AUTO_ACTIVATE)) {
            int action = kind.number(s);
            if ((transitions.environment(state) & ~held & ~heldByFaults & 1L << action) == 0) {
                confirmations[action] = 0;
            } else if (site.timing().polls().confirmedBy(++confirmations[action])) {
                confirmations[action] = 0;
                happenByItself(action);
            }
        }
    }

    /** What a server has seen before confirms nothing any more. */
    private void forgetPolls(int s) {
        confirmations[ActionKind.DETECT.number(s)] = 0;
        confirmations[ActionKind.AUTO_ACTIVATE.number(s)] = 0;
    }

    /** After every change: starts the clocks of what is newly enabled, stops the others, and notes who went down or came up. */
    private void refresh() {
        refresh(AT_ONCE);
    }

    /** Likewise, where initializations that are newly due begin only after that time. */
    private void refresh(long beforeInitialization) {
        heldByFaults = lasting.held(state);
        long possible = transitions.environment(state) & ~held & ~heldByFaults & ~BY_POLLS;
        for (long fresh = possible & ~enabled; fresh != 0; fresh &= fresh - 1) {
            int action = Long.numberOfTrailingZeros(fresh);
            ActionKind kind = ActionKind.of(action);
            due[action] = switch (kind) {
                case SWITCH_DEMOTES, SWITCH_ACTIVATES -> Math.max(now, nextStage);
                case SWITCH_STOPS -> now + clocks.stage();
                case END_INITIALIZATION -> now + beforeInitialization + profile.initialization(clocks.action(kind));
                case REPLICATE -> now + clocks.action(kind) * lasting.replicationFactor();
                default -> now + clocks.action(kind);
            };
        }
        enabled = possible;
        int wasRunning = running;
        running = runningNow();
        for (int s = 0; s < nextPoll.length; s++) {
            if ((wasRunning & ~running & 1 << s) != 0) {
                incarnation[s]++;
            }
            if ((running >>> s & 1) == 0) {
                nextPoll[s] = NEVER;
                missed &= ~(1 << s);
                forgetPolls(s);
            } else if (nextPoll[s] == NEVER) {
                nextPoll[s] = now + clocks.poll();
            }
        }
        views.ownChanges(state);
    }
}
