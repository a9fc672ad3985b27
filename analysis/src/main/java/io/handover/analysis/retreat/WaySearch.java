package io.handover.analysis.retreat;

import io.handover.explorer.game.Objective;
import io.handover.model.procedure.Step;
import io.handover.model.state.SiteState;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The shortest usual way to a goal: orders, each given when all is at rest. Of the shortest it is one that loses the fewest changes, and
 * that has to be quicker than the product as seldom as can be.
 */
final class WaySearch {
    /** What was found. */
    record Found(List<Step> orders, SiteState end) {}

    /**
     * A state on the way.
     *
     * @param depth how many orders lead to it
     * @param length how many the whole way takes at least
     * @param races in how many of the states on the way the product may do something before the next order
     * @param number the how manieth it is
     */
    private record Node(
            SiteState state,
            @Nullable Node before,
            @Nullable Step order,
            int depth,
            int length,
            int races,
            long number) {}

    private static final Comparator<Node> FIRST =
            Comparator.comparingInt(Node::length).thenComparingInt(Node::races).thenComparingLong(Node::number);

    private static final int MOST_NODES = 60_000;
    private static final int MOST_DEPTH = 40;

    private final Quiet quiet;
    private final Objective objective;
    private final List<Step> orders;
    private final Function<SiteState, OptionalInt> least;
    private final Predicate<SiteState> allowed;
    private long made;

    /**
     * A search.
     *
     * @param orders what may be ordered
     * @param least at least how many orders are needed from a state; empty where no number of them does
     * @param allowed where a way may lead through
     */
    WaySearch(
            Quiet quiet,
            Objective objective,
            List<Step> orders,
            Function<SiteState, OptionalInt> least,
            Predicate<SiteState> allowed) {
        this.quiet = quiet;
        this.objective = objective;
        this.orders = List.copyOf(orders);
        this.least = least;
        this.allowed = allowed;
    }

    /** From a state at rest; empty where there is no such way, or it takes too long to find. */
    Optional<Found> from(SiteState start) {
        PriorityQueue<Node> open = new PriorityQueue<>(FIRST);
        Set<SiteState> seen = new LinkedHashSet<>();
        push(open, start.copy(), null, null);
        Optional<Node> best = Optional.empty();
        while (!open.isEmpty() && seen.size() < MOST_NODES) {
            Node node = open.remove();
            if (best.isPresent() && node.length() > best.get().length()) {
                break;
            }
            if (!seen.add(node.state())) {
                continue;
            }
            if (objective.goal(node.state()) && quiet.isAtRest(node.state())) {
                if (best.isEmpty() || lost(node) < lost(best.get())) {
                    best = Optional.of(node);
                }
            } else if (node.depth() < MOST_DEPTH) {
                expand(node, open);
            }
        }
        return best.map(WaySearch::found);
    }

    private static int lost(Node node) {
        return Long.bitCount(node.state().lost());
    }

    private void expand(Node node, PriorityQueue<Node> open) {
        for (Step order : orders) {
            if (!order.offered(node.state())) {
                continue;
            }
            SiteState after = node.state().copy();
            order.execute(after);
            if (!after.equals(node.state()) && allowed.test(after)) {
                quiet.settle(after);
                push(open, after, node, order);
            }
        }
    }

    private void push(PriorityQueue<Node> open, SiteState state, @Nullable Node before, @Nullable Step order) {
        OptionalInt more = least.apply(state);
        if (more.isPresent()) {
            int depth = before == null ? 0 : before.depth() + 1;
            int races = (before == null ? 0 : before.races()) + (quiet.isAtRest(state) ? 0 : 1);
            open.add(new Node(state, before, order, depth, depth + more.getAsInt(), races, made++));
        }
    }

    private static Found found(Node end) {
        List<Step> way = new ArrayList<>();
        for (Node node = end; node != null; node = node.before()) {
            if (node.order() != null) {
                way.add(node.order());
            }
        }
        Collections.reverse(way);
        return new Found(way, end.state());
    }
}
