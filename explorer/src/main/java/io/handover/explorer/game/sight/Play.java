package io.handover.explorer.game.sight;

import io.handover.explorer.game.Order;
import io.handover.explorer.game.Strategy;
import io.handover.explorer.game.sight.Prospect.Choice;
import java.util.BitSet;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

/**
 * One game as far as it was gone into.
 *
 * @param states all that came up
 * @param graph all beliefs that came up
 * @param sure in which it is certain
 */
record Play(States states, BeliefGraph graph, Sure sure) {
    private static Play of(
            States states, int[] start, BeliefGraph.Considered considered, Bounds bounds, BooleanSupplier cancelled) {
        BeliefGraph graph = BeliefGraph.of(states, start, considered, bounds, cancelled);
        return new Play(states, graph, new Sure(states, graph));
    }

    /** With every order. */
    static Play withAllOrders(States states, int[] start, Bounds bounds, BooleanSupplier cancelled) {
        return of(states, start, belief -> BeliefGraph.orders(states, belief), bounds, cancelled);
    }

    /** Only with those that an operator with full sight gives in some state of the belief: far less comes up, and it is often enough. */
    static Play withOrdersOf(Strategy strategy, States states, int[] start, Bounds bounds, BooleanSupplier cancelled) {
        Map<Integer, Optional<Order>> known = new LinkedHashMap<>();
        BeliefGraph.Considered considered = belief -> {
            BitSet orders = new BitSet();
            for (int state : belief.states()) {
                known.computeIfAbsent(state, unknown -> strategy.next(states.state(unknown)))
                        .ifPresent(order -> orders.set(states.orderNumber(order)));
            }
            return orders;
        };
        return of(states, start, considered, bounds, cancelled);
    }

    /** Whether it is certain from the start, as far as was gone into, whatever is seen then. */
    boolean isCertain() {
        return graph.firsts() > 0 && IntStream.range(0, graph.firsts()).allMatch(sure::holds);
    }

    /** What to order at the start; empty where to wait is best, or where that depends on what is seen then. */
    Optional<Order> next() {
        List<Optional<Order>> orders = IntStream.range(0, graph.firsts())
                .mapToObj(this::next)
                .distinct()
                .toList();
        return orders.size() == 1 ? orders.get(0) : Optional.empty();
    }

    /**
     * What to order in a belief: of the allowed orders the one that brings nearer to where the operator may sit back in the most states, of these the one after
     * which the rest of the way is shortest, summed over all states; empty where that is so already or no order brings nearer in any.
     */
    Optional<Order> next(int belief) {
        if (!sure.holds(belief) || sure.mayRest(belief)) {
            return Optional.empty();
        }
        Belief of = graph.belief(belief);
        return sure.allowed(belief).stream()
                .filter(choice -> nearer(of, choice) > 0)
                .min(Comparator.<Choice>comparingInt(choice -> -nearer(of, choice))
                        .thenComparingLong(this::left)
                        .thenComparingInt(Choice::order))
                .map(choice -> states.order(choice.order()));
    }

    private int nearer(Belief belief, Choice choice) {
        int count = 0;
        for (int i = 0; i < choice.to().length; i++) {
            count += sure.distance(choice.to()[i]) < sure.distance(belief.firstPair() + i) ? 1 : 0;
        }
        return count;
    }

    private long left(Choice choice) {
        long sum = 0;
        for (int pair : choice.to()) {
            sum += sure.distance(pair);
        }
        return sum;
    }
}
