package io.handover.explorer.game;

import io.handover.explorer.graph.Moves;
import io.handover.model.action.ActionKind;
import io.handover.model.command.Commands;
import io.handover.model.procedure.Binding;
import io.handover.model.procedure.Declarations;
import io.handover.model.procedure.Given;
import io.handover.model.procedure.Instruction;
import io.handover.model.procedure.Plan;
import io.handover.model.procedure.Position;
import io.handover.model.procedure.Procedure;
import io.handover.model.procedure.Role;
import io.handover.model.procedure.RoleRef;
import io.handover.model.procedure.Step;
import io.handover.model.procedure.StepRef;
import io.handover.model.site.Assumptions;
import io.handover.model.site.Scope;
import io.handover.model.state.Budget;
import io.handover.model.state.Places;
import io.handover.model.state.SiteState;
import io.handover.model.state.StatePacking;
import io.handover.model.transition.Transitions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

/**
 * The rules of a game: what the operator may order, and what may happen. All of it is the model's; this only says that commands need no
 * procedure. Used by one thread at a time.
 *
 * <p>States of a game are {@link SiteState}s. Their changes are those that matter: of changes that the same servers hold, or more, one
 * is kept, and what is declared lost is left out ({@link #settle}). Where exactly so many changes are yet to come, they are
 * {@code maxChanges() - changes()}: then changes that do not matter are kept as declared ones that nobody holds. The operator's place is the
 * {@linkplain GivenUp.Phase part} that the window is in, 0 where there is none.
 */
public final class Arena {
    /** The number of the first order as an action; those below are the model's actions. */
    public static final int FIRST_ORDER = ActionKind.SLIP.first() + 1;

    private static final int MOST_ORDERS = 255 - FIRST_ORDER;

    /** So many changes that were made before can be kept, beside those that are yet to come. */
    private static final int MOST_MADE = 8;

    private final Rules rules;
    private final Plan plan;
    private final Transitions transitions;
    private final Transitions structural;
    private final List<Step> commands;
    private final Order[] orders;
    private final StatePacking packing;
    private final Alikes alikes;

    /** How many changes count as made before any is. */
    private final int firstChanges;

    /** With every command there is. */
    public Arena(Scope scope, Assumptions assumptions, int alike) {
        this(scope, assumptions, alike, Orders.all(scope.servers()));
    }

    /** With exactly as many changes as the scope says; nothing is given up. */
    public Arena(Scope scope, Assumptions assumptions, int alike, List<Step> commands) {
        this(Rules.of(scope, assumptions), alike, commands);
    }

    /** With every command there is. */
    public Arena(Rules rules, int alike) {
        this(rules, alike, Orders.all(rules.scope().servers()));
    }

    /**
     * With some commands.
     *
     * @param alike the servers, as a set, that no goal names and for which there are the same commands: states that differ only in which of
     *     them is which are one
     * @param commands which the operator may give
     */
    public Arena(Rules rules, int alike, List<Step> commands) {
        if (commands.size() > MOST_ORDERS) {
            throw new IllegalArgumentException(commands.size() + " orders, allowed are 0 to " + MOST_ORDERS);
        }
        Scope scope = rules.scope();
        int room = Holdings.mostSets(scope.servers());
        this.rules = rules;
        this.plan = plan(rules);
        this.firstChanges = scope.changes() == 0 ? 0 : Math.max(room, MOST_MADE);
        this.transitions = new Transitions(
                plan,
                withChanges(scope, rules.anyNumberOfChanges() ? room + 1 : firstChanges + scope.changes()),
                rules.assumptions());
        this.structural = new Transitions(plan, withChanges(scope, 0), rules.assumptions());
        this.commands = List.copyOf(commands);
        List<Order> all = new ArrayList<>();
        commands.forEach(step -> all.add(new Order.Give(step)));
        rules.givenUp().ifPresent(what -> all.add(new Order.OpenWindow(what.server())));
        this.orders = all.toArray(new Order[0]);
        this.packing = new StatePacking(structural.scope(), 0, new Places(0, 0, 0, true));
        this.alikes = new Alikes(packing, structural.initialState(), alike);
    }

    private static Scope withChanges(Scope scope, int changes) {
        return new Scope(
                scope.servers(),
                changes,
                scope.crashes(),
                scope.cuts(),
                scope.installerFailures(),
                0,
                scope.interruptions(),
                0);
    }

    /** No step, or two checks, before the second of which the window is open: so all that asks whether something is declared asks as ever. */
    private static Plan plan(Rules rules) {
        List<String> names = IntStream.range(0, rules.scope().servers())
                .mapToObj(Integer::toString)
                .toList();
        List<Role> roles = new ArrayList<>();
        List<Instruction> steps = new ArrayList<>();
        List<Declarations.ChangesLost> changesLost = new ArrayList<>();
        List<Declarations.SeveralActive> severalActive = new ArrayList<>();
        rules.givenUp().ifPresent(what -> {
            String server = names.get(what.server());
            RoleRef role = new RoleRef(server, Position.NONE);
            roles.add(new Role(server, new Binding.Named(server), Position.NONE));
            steps.add(check(role, "opens"));
            steps.add(check(role, "closes"));
            StepRef from = new StepRef("opens", Position.NONE);
            StepRef until = new StepRef("closes", Position.NONE);
            if (what.changesLost()) {
                changesLost.add(new Declarations.ChangesLost(role, from, until, Position.NONE));
            }
            if (what.severalActive()) {
                severalActive.add(new Declarations.SeveralActive(from, until, Position.NONE));
            }
        });
        Procedure procedure = new Procedure(
                "game",
                "",
                "",
                roles,
                Given.NOTHING,
                new Declarations(changesLost, severalActive),
                steps,
                List.of(),
                List.of());
        return new Plan(procedure, names);
    }

    private static Instruction check(RoleRef role, String id) {
        Instruction bare = Instruction.of(Commands.OPEN_CLIENT, role.role(), Optional.empty());
        return new Instruction(
                bare.command(),
                bare.target(),
                bare.at(),
                Optional.of(id),
                bare.note(),
                bare.because(),
                bare.expectedMillis(),
                bare.asSoonAsPossibleMillis(),
                bare.byHand(),
                bare.position());
    }

    public Rules rules() {
        return rules;
    }

    /**
     * A plan that declares what may be given up, and nothing where nothing is. It has no command: the operator's place in it is the part that
     * the window is in.
     */
    public Plan plan() {
        return plan;
    }

    /** Of {@link #plan}: what may happen by itself. An effect on the window, and on what matters of the changes, is not theirs: see {@link #settle}. */
    public Transitions transitions() {
        return transitions;
    }

    /** The commands that the operator may give; the one at i is action {@link #FIRST_ORDER} + i. */
    public List<Step> orders() {
        return commands;
    }

    /** All that the operator may order: the commands, and to open the window where there is one. */
    public List<Order> allOrders() {
        return List.of(orders);
    }

    /** Whether an action is an order, and which. */
    public Optional<Order> order(int action) {
        return action < FIRST_ORDER ? Optional.empty() : Optional.of(orders[action - FIRST_ORDER]);
    }

    /** Why an action happens. */
    public Cause cause(int action) {
        if (action >= FIRST_ORDER) {
            return Cause.ORDER;
        }
        boolean fault = action >= Long.SIZE || rules.anyNumberOfChanges() && ActionKind.of(action) == ActionKind.CHANGE;
        return fault ? Cause.FAULT : Cause.ENVIRONMENT;
    }

    StatePacking packing() {
        return packing;
    }

    Transitions structural() {
        return structural;
    }

    Alikes alikes() {
        return alikes;
    }

    /** The first state of a site (docs/model.md, "First state"), with no change made, all to come, and no window open. */
    public SiteState initialState() {
        return enter(transitions.initialState());
    }

    /** As {@link #enter(SiteState, GivenUp.Phase)}, where no window is open yet. */
    public SiteState enter(SiteState other) {
        return enter(other, GivenUp.Phase.BEFORE);
    }

    /**
     * The state of this game that another state, of as many servers, stands for: settled, with full budgets, and with all changes still to
     * come that the rules know. The other one is not changed.
     *
     * @param other of any plan and scope
     * @param phase in which part the window is; without effect where there is none
     * @throws IllegalArgumentException if there is another number of servers
     */
    public SiteState enter(SiteState other, GivenUp.Phase phase) {
        SiteState state = entered(other, phase);
        Holdings.reduce(state, firstChanges);
        return state;
    }

    /**
     * As {@link #enter(SiteState, GivenUp.Phase)}, but with all changes that were made, whether they matter or not; empty where there are more than can be
     * kept beside those that are yet to come. Only where so many are yet to come as the rules say.
     */
    public Optional<SiteState> enterWhole(SiteState other, GivenUp.Phase phase) {
        if (rules.anyNumberOfChanges()) {
            throw new IllegalStateException("where any number of changes may come not all of them can be kept");
        }
        SiteState state = entered(other, phase);
        if (firstChanges > 0 && state.changes() > firstChanges) {
            return Optional.empty();
        }
        Holdings.pad(state, firstChanges);
        return Optional.of(state);
    }

    private SiteState entered(SiteState other, GivenUp.Phase phase) {
        SiteState state = transitions.initialState();
        if (other.servers() != state.servers()) {
            throw new IllegalArgumentException(
                    "a state of " + other.servers() + " servers, the game has " + state.servers());
        }
        state.copyFrom(other);
        state.leaveBranch();
        state.setPc(0);
        if (rules.givenUp().isPresent()) {
            phase.enter(state);
        }
        for (Budget budget : Budget.values()) {
            state.setBudget(budget, budget.of(transitions.scope()));
        }
        close(state);
        return state;
    }

    /**
     * Brings a state of this game, to which something has happened, into the form that its states have: the window closes where its server is no
     * longer in Active mode, and of the changes only those stay that matter. What stands for what is the same in any goal.
     */
    public void settle(SiteState state) {
        close(state);
        Holdings.reduce(state, firstChanges == 0 ? 0 : state.changes());
    }

    private void close(SiteState state) {
        rules.givenUp().ifPresent(what -> {
            if (GivenUp.Phase.of(state) == GivenUp.Phase.OPEN && !state.isActive(what.server())) {
                GivenUp.Phase.CLOSED.enter(state);
            }
        });
    }

    /**
     * Everything that may happen in a settled state, to settled states: actions of the environment, faults, orders. A replication brings all
     * that is missing at once. What changes nothing is left out. The actions' numbers tell the {@link #cause}.
     */
    public Moves moves() {
        return moves(true);
    }

    /** The same in a state that keeps all its changes ({@link #enterWhole}): they are replicated one by one, and none is left out. */
    public Moves wholeMoves() {
        return moves(false);
    }

    private Moves moves(boolean settles) {
        SiteState after = transitions.initialState();
        return (state, sink) -> {
            for (long rest = transitions.environment(state); rest != 0; rest &= rest - 1) {
                int action = Long.numberOfTrailingZeros(rest);
                after.copyFrom(state);
                if (settles && ActionKind.of(action) == ActionKind.REPLICATE) {
                    replicate(after, ActionKind.REPLICATE.operand(action));
                } else {
                    transitions.apply(after, action);
                }
                ended(state, action, after, settles, sink);
            }
            for (long rest = transitions.faults(state); rest != 0; rest &= rest - 1) {
                int action = Long.SIZE + Long.numberOfTrailingZeros(rest);
                after.copyFrom(state);
                transitions.apply(after, action);
                ended(state, action, after, settles, sink);
            }
            for (int i = 0; i < orders.length; i++) {
                if (orders[i].offered(state)) {
                    after.copyFrom(state);
                    orders[i].execute(after);
                    ended(state, FIRST_ORDER + i, after, settles, sink);
                }
            }
        };
    }

    private void ended(SiteState state, int action, SiteState after, boolean settles, Moves.Sink sink) {
        if (settles) {
            settle(after);
        } else {
            close(after);
        }
        if (!after.equals(state)) {
            sink.move(action, after);
        }
    }

    /** Brings a server all that it lacks of what its source holds. */
    static void replicate(SiteState state, int s) {
        state.setDatabase(s, state.database(s) | state.database(state.subscription(s)));
    }

    /** The structure of a state of this game: the same without changes, and without anything of the window. */
    public SiteState structure(SiteState state) {
        SiteState structure = structural.initialState();
        structure.copyFrom(state);
        while (structure.changes() > 0) {
            structure.removeChange(0);
        }
        structure.setPc(0);
        return structure;
    }

    /**
     * Everything that may happen to structures, to representatives.
     *
     * @param deeds where it is written down what the moves do to the rest
     * @param cancelled asked now and then; where it says so, a {@link CancellationException} ends whatever asks for moves
     */
    Moves structureMoves(Deeds deeds, BooleanSupplier cancelled) {
        SiteState after = structural.initialState();
        return (state, sink) -> {
            if (cancelled.getAsBoolean()) {
                throw new CancellationException("the game was cancelled");
            }
            for (long rest = structural.environment(state); rest != 0; rest &= rest - 1) {
                int action = Long.numberOfTrailingZeros(rest);
                after.copyFrom(state);
                structural.apply(after, action);
                represented(state, action, structural.ledgerEffect(state, action), after, deeds, sink);
            }
            for (long rest = structural.faults(state); rest != 0; rest &= rest - 1) {
                int action = Long.SIZE + Long.numberOfTrailingZeros(rest);
                after.copyFrom(state);
                structural.apply(after, action);
                represented(state, action, Transitions.NO_LEDGER_EFFECT, after, deeds, sink);
            }
            for (int i = 0; i < commands.size(); i++) {
                Step command = commands.get(i);
                if (command.offered(state)) {
                    after.copyFrom(state);
                    command.execute(after);
                    if (!after.equals(state)) {
                        int effect = command.command().emptiesDatabase()
                                ? Transitions.LEDGER_EFFECTS + command.target()
                                : Transitions.NO_LEDGER_EFFECT;
                        represented(state, FIRST_ORDER + i, effect, after, deeds, sink);
                    }
                }
            }
        };
    }

    private void represented(SiteState state, int action, int effect, SiteState after, Deeds deeds, Moves.Sink sink) {
        int deactivated = state.active() & ~after.active();
        int way = alikes.represent(after);
        deeds.add(state, action, effect, deactivated, way);
        sink.move(action, after);
    }
}
