package io.handover.model.transition;

import static io.handover.model.state.SiteState.NO_BRANCH;

import io.handover.model.action.ActionKind;
import io.handover.model.procedure.Branch;
import io.handover.model.procedure.Plan;
import io.handover.model.procedure.Step;
import io.handover.model.site.Assumptions;
import io.handover.model.site.Scope;
import io.handover.model.site.SplitBrainReaction;
import io.handover.model.state.Budget;
import io.handover.model.state.Pairs;
import io.handover.model.state.SiteState;

/**
 * The transition function of a plan under a scope and assumptions. Simulation, exploration, training, look-ahead and trace
 * checks differ only in who chooses the next enabled action, and when.
 *
 * <p>What changes there are, which of them are declared lost and which database holds which is the <em>ledger</em> of a state. Most of what
 * may happen neither depends on it nor changes it; {@link #ledgerEffect} says what does, so that whoever
 * meets the same site with another ledger need not ask again.
 *
 * <p>Actions are numbers (see {@link ActionKind}); the enabled ones of a state are the bits of a {@code long}. Nothing here
 * allocates. Instances have no state of their own and may be shared by threads.
 */
public final class Transitions {
    private static final int CHANGE = ActionKind.CHANGE.first();
    private static final int REPLICATE = ActionKind.REPLICATE.first();
    private static final int END_UPGRADE = ActionKind.END_UPGRADE.first();
    private static final int END_INITIALIZATION = ActionKind.END_INITIALIZATION.first();
    private static final int DETECT = ActionKind.DETECT.first();
    private static final int AUTO_ACTIVATE = ActionKind.AUTO_ACTIVATE.first();
    private static final int RESTART = ActionKind.RESTART.first();
    private static final int HEAL = ActionKind.HEAL.first();
    private static final int ISSUE = ActionKind.ISSUE.first();
    private static final int ADVANCE = ActionKind.ADVANCE.first();
    private static final int DIVERT = ActionKind.DIVERT.first();

    private static final int FAULT = Long.SIZE;
    private static final int CRASH = ActionKind.CRASH.first() - FAULT;
    private static final int CUT = ActionKind.CUT.first() - FAULT;
    private static final int INSTALLER_FAILS = ActionKind.INSTALLER_FAILS.first() - FAULT;
    private static final int INTERRUPT_INITIALIZATION = ActionKind.INTERRUPT_INITIALIZATION.first() - FAULT;

    /** The set of the one action <em>Issue</em>. */
    public static final long ISSUE_SET = 1L << ISSUE;

    /** The set of the one action <em>Advance</em>. */
    public static final long ADVANCE_SET = 1L << ADVANCE;

    private static final long SWITCH_DEMOTES_SET = 1L << ActionKind.SWITCH_DEMOTES.first();
    private static final long SWITCH_ACTIVATES_SET = 1L << ActionKind.SWITCH_ACTIVATES.first();
    private static final long SWITCH_STOPS_SET = 1L << ActionKind.SWITCH_STOPS.first();

    private static final long SKIP_SET = 1L << ActionKind.SKIP.first() - FAULT;

    /** The {@link #ledgerEffect} of actions that leave the ledger alone. */
    public static final int NO_LEDGER_EFFECT = 0;

    private static final int FIRST_CHANGE = 1;
    private static final int FIRST_REPLICATION = FIRST_CHANGE + 2 * Pairs.ROW;
    private static final int FIRST_COPY = FIRST_REPLICATION + Pairs.ROW * Pairs.ROW;
    private static final int FIRST_EMPTYING = FIRST_COPY + Pairs.ROW * Pairs.ROW;
    private static final int FIRST_SWITCH = FIRST_EMPTYING + Pairs.ROW;

    /** How many sets there are of servers that are neither ends of the switch. */
    private static final int BYSTANDERS = 1 << Pairs.ROW - 2;

    private static final int FIRST_WAIT = FIRST_SWITCH + BYSTANDERS * Pairs.ROW * (Pairs.ROW - 1);
    private static final int FIRST_NOTICE = FIRST_WAIT + Pairs.ROW * Pairs.ROW;

    /** All {@link #ledgerEffect} numbers are below this. */
    public static final int LEDGER_EFFECTS = FIRST_NOTICE + Pairs.ROW * Pairs.ROW;

    private final Plan plan;
    private final Scope scope;
    private final Assumptions assumptions;
    private final boolean demotesAll;
    private final boolean autoActivation;
    private final int complete;
    private final int branches;
    private final int allPairs;

    public Transitions(Plan plan, Scope scope, Assumptions assumptions) {
        this.plan = plan;
        this.scope = scope;
        this.assumptions = assumptions;
        this.demotesAll = assumptions.splitBrainReaction() == SplitBrainReaction.DEMOTE_ALL;
        this.autoActivation = assumptions.autoActivation();
        this.complete = plan.complete();
        this.branches = plan.branchCount();
        this.allPairs = (1 << scope.servers() * (scope.servers() - 1) / 2) - 1;
    }

    public Plan plan() {
        return plan;
    }

    public Scope scope() {
        return scope;
    }

    public Assumptions assumptions() {
        return assumptions;
    }

    /** A new state, the one that the plan starts from. */
    public SiteState initialState() {
        return plan.initialState(scope, assumptions);
    }

    /** The enabled progress actions: bit i stands for action number i. */
    public long progress(SiteState state) {
        return environment(state) | operator(state);
    }

    /**
     * The enabled actions of the environment (docs/model.md, "Actions of the environment"), those of {@link #progress} that are not the
     * operator's.
     */
    public long environment(SiteState state) {
        int upActive = state.upActive();
        long enabled = (long) state.upgrading() << END_UPGRADE
                | (long) state.crashed() << RESTART
                | (long) state.cut() << HEAL;
        if (state.changes() < state.maxChanges()) {
            enabled |= (long) upActive << CHANGE;
        }
        for (int pairs = state.streamingPairs(); pairs != 0; pairs &= pairs - 1) {
            int pair = Integer.numberOfTrailingZeros(pairs);
            int s = pair / Pairs.ROW;
            int a = pair - s * Pairs.ROW;
            if ((state.database(a) & ~state.database(s)) != 0) {
                enabled |= 1L << REPLICATE + s;
            }
        }
        for (int rest = state.initializing(); rest != 0; rest &= rest - 1) {
            int s = Integer.numberOfTrailingZeros(rest);
            if (state.subscription(s) != SiteState.NONE) {
                enabled |= 1L << END_INITIALIZATION + s;
            }
        }
        if (state.switchTarget() != SiteState.NONE) {
            enabled |= switching(state, state.switchTarget());
        }
        if (demotesAll && (upActive & upActive - 1) != 0) {
            for (int rest = state.up(); rest != 0; rest &= rest - 1) {
                int s = Integer.numberOfTrailingZeros(rest);
                int actives = state.activesSeen(s);
                if ((actives & actives - 1) != 0) {
                    enabled |= 1L << DETECT + s;
                }
            }
        }
        if (autoActivation) {
            for (int rest = state.up() & ~state.active() & ~state.upgraded(); rest != 0; rest &= rest - 1) {
                int s = Integer.numberOfTrailingZeros(rest);
                if (state.activesSeen(s) == 0) {
                    enabled |= 1L << AUTO_ACTIVATE + s;
                }
            }
        }
        return enabled;
    }

    /** What the wizard that switches to {@code t} does next. */
    private static long switching(SiteState state, int t) {
        if (!state.streaming(t)) {
            return SWITCH_STOPS_SET;
        }
        if (!state.isSwitchDemoted()) {
            return SWITCH_DEMOTES_SET;
        }
        return state.isBehind(t, state.subscription(t)) ? 0 : SWITCH_ACTIVATES_SET;
    }

    /**
     * Whether the initialization of {@code s}, were it to end now, would end well: its source is there, of its release, and expects it.
     * Else it fails.
     *
     * @param s a server that is being initialized from another
     */
    public static boolean initializationSucceeds(SiteState state, int s) {
        int a = state.subscription(s);
        return state.isRegistered(s, a) && state.sameVersion(s, a) && state.isUp(a) && state.reaches(a, s);
    }

    /** The servers that a switch to {@code t} away from {@code a} initializes: those that are up, reached and of its release, and follow {@code a}. */
    public static int switchedAlong(SiteState state, int t, int a) {
        int along = 1 << a;
        for (int s = 0; s < state.servers(); s++) {
            if (state.subscription(s) == a) {
                along |= 1 << s;
            }
        }
        for (int rest = along; rest != 0; rest &= rest - 1) {
            int s = Integer.numberOfTrailingZeros(rest);
            if (s == t || !state.isUp(s) || !state.reaches(t, s) || !state.sameVersion(t, s)) {
                along &= ~(1 << s);
            }
        }
        return along;
    }

    private long operator(SiteState state) {
        long enabled = 0;
        if (plan.hasCurrent(state)) {
            Step step = plan.current(state);
            if (step.reached(state)) {
                enabled = ADVANCE_SET;
            } else if (step.offered(state)) {
                enabled = ISSUE_SET;
            }
        }
        if (branches != 0 && state.branch() == NO_BRANCH) {
            for (int b = 0; b < branches; b++) {
                if (plan.branch(b).called(state)) {
                    enabled |= 1L << DIVERT + b;
                }
            }
        }
        return enabled;
    }

    /** The enabled faults that have budget left: bit i stands for action number 64 + i. Slips are not among them. */
    public long faults(SiteState state) {
        long enabled = 0;
        if (state.budget(Budget.CRASHES) != 0) {
            enabled |= (long) state.up() << CRASH;
        }
        if (state.budget(Budget.CUTS) != 0) {
            enabled |= (long) (allPairs & ~state.cut()) << CUT;
        }
        if (state.budget(Budget.INSTALLER_FAILURES) != 0) {
            enabled |= (long) state.upgrading() << INSTALLER_FAILS;
        }
        if (state.budget(Budget.SKIPS) != 0 && plan.hasCurrent(state)) {
            enabled |= SKIP_SET;
        }
        if (state.budget(Budget.INTERRUPTIONS) != 0) {
            enabled |= (long) state.initializing() << INTERRUPT_INITIALIZATION;
        }
        return enabled;
    }

    /** Whether that action, by number, is enabled. */
    public boolean isEnabled(SiteState state, int action) {
        long enabled = action < FAULT ? progress(state) : faults(state);
        return (enabled >>> action & 1) != 0;
    }

    /**
     * Lets an enabled action happen.
     *
     * @param state changed in place
     * @param action the number of an action that {@link #progress} or {@link #faults} lists; not checked
     */
    public void apply(SiteState state, int action) {
        if (action == ISSUE) {
            plan.current(state).execute(state);
        } else if (action == ADVANCE) {
            nextStep(state);
        } else {
            applyOther(state, action);
        }
    }

    private void applyOther(SiteState state, int action) {
        ActionKind kind = ActionKind.of(action);
        int s = kind.operand(action);
        switch (kind) {
            case CHANGE -> state.makeChange(s, plan.declaresLost(s, state));
            case REPLICATE -> {
                long missing = state.database(state.subscription(s)) & ~state.database(s);
                state.setDatabase(s, state.database(s) | Long.lowestOneBit(missing));
            }
            case END_UPGRADE -> {
                state.setUp(s);
                state.setUpgraded(s);
            }
            case END_INITIALIZATION -> {
                if (initializationSucceeds(state, s)) {
                    state.setDatabase(s, state.database(state.subscription(s)));
                } else {
                    state.unsubscribe(s);
                }
                state.setUp(s);
            }
            case DETECT -> state.setAllStandby(state.seen(s));
            case AUTO_ACTIVATE -> {
                state.setActive(s);
                state.unsubscribe(s);
            }
            case RESTART -> state.setUp(s);
            case HEAL -> state.heal(s);
            case SWITCH_DEMOTES -> {
                state.setStandby(state.subscription(state.switchTarget()));
                state.markSwitchDemoted();
            }
            case SWITCH_ACTIVATES -> switchActivates(state, state.switchTarget());
            case SWITCH_STOPS -> state.endSwitch();
            case DIVERT -> state.enterBranch(s);
            case CRASH -> {
                state.setCrashed(s);
                state.spend(Budget.CRASHES);
            }
            case CUT -> {
                state.cut(s);
                state.spend(Budget.CUTS);
            }
            case INSTALLER_FAILS -> {
                state.setUp(s);
                state.dropOwnEnds(s);
                state.spend(Budget.INSTALLER_FAILURES);
            }
            case SKIP -> {
                nextStep(state);
                state.spend(Budget.SKIPS);
            }
            case INTERRUPT_INITIALIZATION -> {
                state.setCrashed(s);
                state.unsubscribe(s);
                state.spend(Budget.INTERRUPTIONS);
            }
            case ISSUE, ADVANCE -> throw new IllegalStateException("the operator's own are done by themselves");
            case SLIP -> throw new IllegalArgumentException("a slip needs the command that is given");
        }
    }

    private static void switchActivates(SiteState state, int t) {
        int a = state.subscription(t);
        int along = switchedAlong(state, t, a);
        state.setActive(t);
        state.unsubscribe(t);
        state.deregisterAll(t);
        // The old active server is one of them: nobody is registered there any more.
        for (int rest = along; rest != 0; rest &= rest - 1) {
            int s = Integer.numberOfTrailingZeros(rest);
            state.setStandby(s);
            state.beginInitialization(s, t);
        }
        state.endSwitch();
    }

    /** Whether what the operator may do in a state depends on its ledger. */
    public boolean ledgerDecides(SiteState state) {
        if (plan.hasCurrent(state) && plan.current(state).command().looksAtLedger()) {
            return true;
        }
        if (state.branch() == NO_BRANCH) {
            for (int b = 0; b < branches; b++) {
                Branch branch = plan.branch(b);
                if (branch.isWatchedAt(state.pc()) && branch.whatIf().when().looksAtLedger()) {
                    return true;
                }
            }
        }
        return false;
    }

    /**
     * What an action does to the ledger and asks of it, as a number below {@value #LEDGER_EFFECTS}: in any two states in which an action
     * has the same number, it is enabled for the same ledgers and makes the same of them. All actions with number
     * {@link #NO_LEDGER_EFFECT} leave the ledger alone, and whether one of them is enabled does not depend on it. What depends on it
     * is enabled where all databases hold the same or where each lacks something of each other one.
     *
     * @param action one that is enabled for some ledger
     */
    public int ledgerEffect(SiteState state, int action) {
        ActionKind kind = ActionKind.of(action);
        int s = kind.operand(action);
        return switch (kind) {
            case CHANGE -> FIRST_CHANGE + 2 * s + (plan.declaresLost(s, state) ? 1 : 0);
            case REPLICATE -> FIRST_REPLICATION + Pairs.ROW * s + state.subscription(s);
            case END_INITIALIZATION ->
                initializationSucceeds(state, s)
                        ? FIRST_COPY + Pairs.ROW * s + state.subscription(s)
                        : NO_LEDGER_EFFECT;
            case SWITCH_ACTIVATES -> switchEffect(state, state.switchTarget());
            case ISSUE -> {
                Step step = plan.current(state);
                yield step.command().emptiesDatabase() ? FIRST_EMPTYING + step.target() : NO_LEDGER_EFFECT;
            }
            case ADVANCE -> {
                Step step = plan.current(state);
                yield step.command().looksAtLedger()
                        ? FIRST_WAIT + Pairs.ROW * step.target() + step.at()
                        : NO_LEDGER_EFFECT;
            }
            case DIVERT -> {
                Branch branch = plan.branch(s);
                yield branch.whatIf().when().looksAtLedger()
                        ? FIRST_NOTICE + Pairs.ROW * branch.target() + branch.at()
                        : NO_LEDGER_EFFECT;
            }
            default -> NO_LEDGER_EFFECT;
        };
    }

    /** A number for the target, the old active server and who is initialized beside that one. */
    private static int switchEffect(SiteState state, int t) {
        int a = state.subscription(t);
        int bystanders = without(without(switchedAlong(state, t, a), Math.max(t, a)), Math.min(t, a));
        int ends = (Pairs.ROW - 1) * t + (a < t ? a : a - 1);
        return FIRST_SWITCH + BYSTANDERS * ends + bystanders;
    }

    /** A set of servers whose bit {@code s} is taken out, so that those above it move down. */
    private static int without(int set, int s) {
        int below = (1 << s) - 1;
        return set & below | set >>> 1 & ~below;
    }

    /** Whether the operator can give this command out of turn. */
    public boolean canSlip(SiteState state, Step command) {
        return state.budget(Budget.SLIPS) != 0 && command.offered(state);
    }

    /** Lets the operator give a command out of turn; {@code pc} stays. */
    public void slip(SiteState state, Step command) {
        command.execute(state);
        state.spend(Budget.SLIPS);
    }

    /** Lets the operator begin again at the first step, as who has lost his place; nothing that was done is undone. */
    public void restart(SiteState state) {
        state.leaveBranch();
        state.setPc(0);
        state.spend(Budget.SLIPS);
    }

    private void nextStep(SiteState state) {
        int running = state.branch();
        if (running == NO_BRANCH) {
            state.setPc(state.pc() + 1);
            return;
        }
        Branch branch = plan.branch(running);
        int place = state.place() + 1;
        if (place < branch.steps().size()) {
            state.setPlace(place);
        } else {
            state.leaveBranch();
            state.setPc(branch.resumeFrom(state.pc(), complete));
        }
    }
}
