package io.handover.explorer.game.sight;

import io.handover.explorer.game.Arena;
import io.handover.explorer.game.Cause;
import io.handover.explorer.game.Objective;
import io.handover.explorer.game.Order;
import io.handover.explorer.game.Solution;
import io.handover.explorer.game.Standing;
import io.handover.explorer.graph.Moves;
import io.handover.model.action.ActionKind;
import io.handover.model.state.SiteState;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

/** The states of a game as numbers, in the order in which they are met, with what is to be known of each. */
final class States {
    /** Where an order leads that the objective does not allow. */
    static final int FORBIDDEN = -1;

    /**
     * A state.
     *
     * @param look the number of what is seen of it
     * @param certain whether it is with full sight
     * @param done whether it is without any command, whatever happens
     */
    private record Known(SiteState state, int look, boolean goal, boolean certain, boolean done) {}

    /**
     * Where moves lead to from a state.
     *
     * @param orders the orders that do something, ascending
     * @param ordered where each of them leads to, or {@link #FORBIDDEN}
     * @param hidden what environment and faults lead to that looks the same
     */
    @SuppressWarnings("ArrayRecordComponent") // numbers, which nobody compares
    private record Row(int[] environment, int[] faults, int[] orders, int[] ordered, int[] hidden) {
        /** Not asked for yet. */
        static final Row UNKNOWN = new Row(new int[0], new int[0], new int[0], new int[0], new int[0]);
    }

    private final Solution full;
    private final Objective objective;
    private final Version version;
    private final Arena arena;
    private final List<Order> orders;
    private final Moves moves;
    private final BooleanSupplier cancelled;
    private final Map<SiteState, Integer> numbers = new LinkedHashMap<>();
    private final Map<Object, Integer> looks = new LinkedHashMap<>();
    private final List<Known> known = new ArrayList<>();
    private final List<Row> rows = new ArrayList<>();
    private final BitSet asked = new BitSet();

    States(Solution full, Objective objective, Version version, BooleanSupplier cancelled) {
        this.full = full;
        this.objective = objective;
        this.version = version;
        this.arena = full.board().arena();
        this.orders = arena.allOrders();
        this.moves = version.moves();
        this.cancelled = cancelled;
    }

    int numberOf(SiteState state) {
        Integer number = numbers.get(state);
        if (number != null) {
            return number;
        }
        SiteState kept = state.copy();
        int seen = looks.computeIfAbsent(version.look().apply(kept), unknown -> looks.size());
        boolean certain = full.standing(kept) == Standing.CERTAIN;
        known.add(new Known(kept, seen, objective.isReached(arena, kept), certain, full.isDone(kept)));
        rows.add(Row.UNKNOWN);
        numbers.put(kept, known.size() - 1);
        return known.size() - 1;
    }

    SiteState state(int number) {
        return known.get(number).state();
    }

    /** A number that it shares with the states that look the same. */
    int look(int number) {
        return known.get(number).look();
    }

    boolean isGoal(int number) {
        return known.get(number).goal();
    }

    boolean isCertain(int number) {
        return known.get(number).certain();
    }

    boolean isDone(int number) {
        return known.get(number).done();
    }

    int[] environment(int number) {
        return row(number).environment();
    }

    int[] faults(int number) {
        return row(number).faults();
    }

    int[] hidden(int number) {
        return row(number).hidden();
    }

    int[] orders(int number) {
        return row(number).orders();
    }

    /** Where an order leads to: it does nothing where it is not offered. */
    int ordered(int number, int order) {
        Row row = row(number);
        for (int i = 0; i < row.orders().length; i++) {
            if (row.orders()[i] == order) {
                return row.ordered()[i];
            }
        }
        return number;
    }

    Order order(int order) {
        return orders.get(order);
    }

    int orderNumber(Order order) {
        return orders.indexOf(order);
    }

    private Row row(int number) {
        if (!asked.get(number)) {
            asked.set(number);
            rows.set(number, read(number));
        }
        return rows.get(number);
    }

    private Row read(int number) {
        if (cancelled.getAsBoolean()) {
            throw new CancellationException("the game was cancelled");
        }
        IntStream.Builder environment = IntStream.builder();
        IntStream.Builder faults = IntStream.builder();
        IntStream.Builder given = IntStream.builder();
        IntStream.Builder ordered = IntStream.builder();
        IntStream.Builder hidden = IntStream.builder();
        SiteState state = known.get(number).state();
        moves.from(state, (action, to) -> {
            if (action >= Arena.FIRST_ORDER) {
                given.add(action - Arena.FIRST_ORDER);
                ordered.add(isAllowed(state, order(action - Arena.FIRST_ORDER), to) ? numberOf(to) : FORBIDDEN);
                return;
            }
            int target = numberOf(to);
            (arena.cause(action) == Cause.FAULT ? faults : environment).add(target);
            if (look(target) == look(number)) {
                hidden.add(target);
            }
        });
        return new Row(
                environment.build().toArray(),
                faults.build().toArray(),
                given.build().toArray(),
                ordered.build().toArray(),
                hidden.build().toArray());
    }

    /** To open the window changes nothing that a property looks at. */
    private boolean isAllowed(SiteState state, Order order, SiteState to) {
        return order instanceof Order.OpenWindow || objective.allows(state, ActionKind.ISSUE.first(), to);
    }
}
