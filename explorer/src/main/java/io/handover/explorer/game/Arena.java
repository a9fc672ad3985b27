package io.handover.explorer.game;

import io.handover.explorer.graph.Moves;
import io.handover.model.action.ActionKind;
import io.handover.model.procedure.Declarations;
import io.handover.model.procedure.Given;
import io.handover.model.procedure.Plan;
import io.handover.model.procedure.Procedure;
import io.handover.model.procedure.Step;
import io.handover.model.site.Assumptions;
import io.handover.model.site.Scope;
import io.handover.model.state.Budget;
import io.handover.model.state.Places;
import io.handover.model.state.SiteState;
import io.handover.model.state.StatePacking;
import io.handover.model.transition.Transitions;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

/**
 * The rules of a game: what the operator may order, and what may happen. All of it is the model's; this only says that commands need no
 * procedure. Used by one thread at a time.
 */
public final class Arena {
    /** The number of the first order as an action; those below are the model's actions. */
    public static final int FIRST_ORDER = ActionKind.SLIP.first() + 1;

    private static final int MOST_ORDERS = 256 - FIRST_ORDER;

    private final Transitions transitions;
    private final List<Step> orders;
    private final Step[] orderAt;
    private final StatePacking packing;
    private final Alikes alikes;

    /** With every command there is. */
    public Arena(Scope scope, Assumptions assumptions, int alike) {
        this(scope, assumptions, alike, Orders.all(scope.servers()));
    }

    /**
     * With some commands.
     *
     * @param scope changes yet to come and budgets of faults; skips and slips play no part
     * @param alike the servers, as a set, that no goal names and for which there are the same orders: states that differ only in which of
     *     them is which are one
     * @param orders what the operator may order
     */
    public Arena(Scope scope, Assumptions assumptions, int alike, List<Step> orders) {
        if (orders.size() > MOST_ORDERS) {
            throw new IllegalArgumentException(orders.size() + " orders, allowed are 0 to " + MOST_ORDERS);
        }
        this.transitions = new Transitions(planWithoutSteps(scope.servers()), scope, assumptions);
        this.orders = List.copyOf(orders);
        this.orderAt = orders.toArray(new Step[0]);
        this.packing = new StatePacking(scope, 0, new Places(0, 0, 0, true));
        this.alikes = new Alikes(packing, transitions.initialState(), alike);
    }

    private static Plan planWithoutSteps(int servers) {
        Procedure nothing = new Procedure(
                "nothing", "", "", List.of(), Given.NOTHING, Declarations.NOTHING, List.of(), List.of(), List.of());
        return new Plan(
                nothing, IntStream.range(0, servers).mapToObj(Integer::toString).toList());
    }

    /** A plan without steps, which declares nothing. */
    public Plan plan() {
        return transitions.plan();
    }

    public Transitions transitions() {
        return transitions;
    }

    /** What the operator may order; the one at i is action {@value #FIRST_ORDER} + i. */
    public List<Step> orders() {
        return orders;
    }

    StatePacking packing() {
        return packing;
    }

    /**
     * The state of this game that another state, of as many servers, stands for: without the operator's place, with full budgets, and where the
     * game has no changes without any. The other one is not changed.
     *
     * @throws IllegalArgumentException if more changes were made than the game has room for
     */
    public SiteState enter(SiteState other) {
        SiteState state = transitions.initialState();
        int most = state.maxChanges();
        state.copyFrom(other);
        while (most == 0 && state.changes() > 0) {
            state.removeChange(0);
        }
        if (state.changes() > most) {
            throw new IllegalArgumentException(state.changes() + " changes were made, the game has room for " + most);
        }
        state.leaveBranch();
        state.setPc(0);
        for (Budget budget : Budget.values()) {
            state.setBudget(budget, budget.of(transitions.scope()));
        }
        return state;
    }

    /** Turns a state of this game into the one that stands for all that differ from it only in which of the alike servers is which. */
    void represent(SiteState state) {
        alikes.represent(state);
    }

    /**
     * Everything that may happen, to representatives: actions of the environment, faults, orders. What changes nothing is left out.
     *
     * @param cancelled asked now and then; where it says so, a {@link CancellationException} ends whatever asks for moves
     */
    Moves moves(BooleanSupplier cancelled) {
        Moves apart = movesApart(cancelled);
        return (state, sink) -> apart.from(state, (action, after) -> {
            represent(after);
            sink.move(action, after);
        });
    }

    /**
     * The same where all servers are told apart, as by whoever looks at them: to the states themselves.
     *
     * @param cancelled asked now and then; where it says so, a {@link CancellationException} ends whatever asks for moves
     */
    public Moves movesApart(BooleanSupplier cancelled) {
        SiteState after = transitions.initialState();
        return (state, sink) -> {
            if (cancelled.getAsBoolean()) {
                throw new CancellationException("the game was cancelled");
            }
            for (long rest = transitions.environment(state); rest != 0; rest &= rest - 1) {
                act(state, Long.numberOfTrailingZeros(rest), after, sink);
            }
            for (long rest = transitions.faults(state); rest != 0; rest &= rest - 1) {
                act(state, Long.SIZE + Long.numberOfTrailingZeros(rest), after, sink);
            }
            for (int i = 0; i < orderAt.length; i++) {
                if (orderAt[i].offered(state)) {
                    after.copyFrom(state);
                    orderAt[i].execute(after);
                    if (!after.equals(state)) {
                        sink.move(FIRST_ORDER + i, after);
                    }
                }
            }
        };
    }

    private void act(SiteState state, int action, SiteState after, Moves.Sink sink) {
        after.copyFrom(state);
        transitions.apply(after, action);
        sink.move(action, after);
    }
}
