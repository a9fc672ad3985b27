package io.handover.analysis.way;

import io.handover.explorer.game.Order;
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
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The shortest usual ways to a goal: orders, each given when all is at rest. Of ways as short as each other, those come first that are most like
 * another one, and then those that have to be quicker than the product as seldom as can be.
 */
public final class WaySearch {
    /**
     * What was found.
     *
     * @param orders what is done, one after the other
     * @param commands how many of it are commands
     * @param end what it leads to
     * @param alike how many of the orders the way that it was to be like gives in the same order
     */
    public record Found(List<Order> orders, int commands, SiteState end, int alike) {
        public Found {
            orders = List.copyOf(orders);
        }

        /** The commands among the orders. */
        public List<Step> steps() {
            return orders.stream()
                    .filter(Order.Give.class::isInstance)
                    .map(order -> ((Order.Give) order).step())
                    .toList();
        }
    }

    /**
     * A state on the way.
     *
     * @param depth how many commands lead to it
     * @param length how many the whole way takes at least
     * @param alike how many of them are those of the other way at most
     * @param races in how many of the states on the way the product may do something before the next order
     * @param number the how manieth it is
     */
    private record Node(
            SiteState state,
            @Nullable Node before,
            @Nullable Order order,
            Likeness likeness,
            int depth,
            int length,
            int alike,
            int races,
            long number) {}

    private record Seen(SiteState state, Likeness likeness) {}

    private static final Comparator<Node> FIRST = Comparator.comparingInt(Node::length)
            .thenComparing(Comparator.comparingInt(Node::alike).reversed())
            .thenComparingInt(Node::races)
            .thenComparingLong(Node::number);

    private static final int MOST_NODES = 60_000;
    private static final int MOST_DEPTH = 40;

    private final Consumer<SiteState> usual;
    private final Predicate<SiteState> isRace;
    private final Predicate<SiteState> goal;
    private final List<Order> orders;
    private final Function<SiteState, OptionalInt> least;
    private final BiPredicate<SiteState, SiteState> allowed;
    private final List<Step> like;
    private long made;

    /**
     * A search.
     *
     * @param usual lets come what comes as usual before the next order
     * @param isRace whether the product may do something before the next order that has to be outrun
     * @param goal where a way may end
     * @param orders what may be ordered
     * @param least at least how many commands are needed from a state; empty where no number of them does
     * @param allowed whether an order may lead from one state to another
     * @param like the commands of the way that others are to be like; may be none
     */
    public WaySearch(
            Consumer<SiteState> usual,
            Predicate<SiteState> isRace,
            Predicate<SiteState> goal,
            List<? extends Order> orders,
            Function<SiteState, OptionalInt> least,
            BiPredicate<SiteState, SiteState> allowed,
            List<Step> like) {
        this.usual = usual;
        this.isRace = isRace;
        this.goal = goal;
        this.orders = List.copyOf(orders);
        this.least = least;
        this.allowed = allowed;
        this.like = List.copyOf(like);
    }

    /** From a state at rest, of the shortest the one that loses the fewest changes; empty where there is no such way, or it takes too long to find. */
    public Optional<Found> from(SiteState start) {
        Walk walk = new Walk(start, true);
        Optional<Node> best = walk.next(Integer.MAX_VALUE);
        Optional<Node> other = best;
        while (other.isPresent()) {
            if (lost(other.get()) < lost(best.orElseThrow())) {
                best = other;
            }
            other = walk.next(other.get().length());
        }
        return best.map(WaySearch::found);
    }

    /**
     * From a state at rest the best ways, in their order; fewer where there are no more, or it takes too long to find them.
     *
     * @param most how many at most, 1 or more
     */
    public List<Found> best(SiteState start, int most) {
        Walk walk = new Walk(start, false);
        List<Found> found = new ArrayList<>();
        Optional<Node> next = walk.next(Integer.MAX_VALUE);
        while (next.isPresent()) {
            found.add(found(next.get()));
            next = found.size() < most ? walk.next(Integer.MAX_VALUE) : Optional.empty();
        }
        return found;
    }

    /** One search, which can be gone on with. */
    private final class Walk {
        private final PriorityQueue<Node> open = new PriorityQueue<>(FIRST);
        private final Set<Seen> seen = new LinkedHashSet<>();
        private final boolean onceEach;

        /** @param onceEach whether one way to each end is enough */
        Walk(SiteState start, boolean onceEach) {
            this.onceEach = onceEach;
            push(open, start.copy(), null, null);
        }

        /** The next end, of a way that is not longer than that. */
        Optional<Node> next(int mostLength) {
            while (!open.isEmpty() && open.peek().length() <= mostLength && seen.size() < MOST_NODES) {
                Node node = open.remove();
                boolean isEnd = goal.test(node.state());
                boolean isNew = isEnd && !onceEach || seen.add(new Seen(node.state(), node.likeness()));
                if (isNew && isEnd) {
                    return Optional.of(node);
                }
                if (isNew && node.depth() < MOST_DEPTH) {
                    expand(node, open);
                }
            }
            return Optional.empty();
        }
    }

    private static int lost(Node node) {
        return Long.bitCount(node.state().lost());
    }

    private void expand(Node node, PriorityQueue<Node> open) {
        for (Order order : orders) {
            if (!order.offered(node.state())) {
                continue;
            }
            SiteState after = node.state().copy();
            order.execute(after);
            if (!after.equals(node.state()) && allowed.test(node.state(), after)) {
                usual.accept(after);
                push(open, after, node, order);
            }
        }
    }

    private void push(PriorityQueue<Node> open, SiteState state, @Nullable Node before, @Nullable Order order) {
        OptionalInt more = least.apply(state);
        if (more.isPresent()) {
            boolean isCommand = order instanceof Order.Give;
            int depth = (before == null ? 0 : before.depth()) + (isCommand ? 1 : 0);
            int races = (before == null ? 0 : before.races()) + (isRace.test(state) ? 1 : 0);
            Likeness likeness = before == null ? Likeness.none(like) : before.likeness();
            if (order instanceof Order.Give give) {
                likeness = likeness.then(give.step(), like);
            }
            open.add(new Node(
                    state,
                    before,
                    order,
                    likeness,
                    depth,
                    depth + more.getAsInt(),
                    likeness.atMost(more.getAsInt()),
                    races,
                    made++));
        }
    }

    private static Found found(Node end) {
        List<Order> way = new ArrayList<>();
        for (Node node = end; node != null; node = node.before()) {
            if (node.order() != null) {
                way.add(node.order());
            }
        }
        Collections.reverse(way);
        return new Found(way, end.depth(), end.state(), end.likeness().atMost(0));
    }
}
