package io.handover.analysis.way;

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
 * The shortest usual ways to a goal: orders, each given when all is at rest. Of ways as short as each other, those come first that are most like
 * another one, and then those that have to be quicker than the product as seldom as can be.
 */
public final class WaySearch {
    /**
     * What was found.
     *
     * @param orders what is done, one after the other
     * @param end what it leads to
     * @param alike how many of the orders the way that it was to be like gives in the same order
     */
    public record Found(List<Step> orders, SiteState end, int alike) {
        public Found {
            orders = List.copyOf(orders);
        }
    }

    /**
     * A state on the way.
     *
     * @param depth how many orders lead to it
     * @param length how many the whole way takes at least
     * @param alike how many of them are those of the other way at most
     * @param races in how many of the states on the way the product may do something before the next order
     * @param number the how manieth it is
     */
    private record Node(
            SiteState state,
            @Nullable Node before,
            @Nullable Step order,
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

    private final Quiet quiet;
    private final Objective objective;
    private final List<Step> orders;
    private final Function<SiteState, OptionalInt> least;
    private final Predicate<SiteState> allowed;
    private final List<Step> like;
    private long made;

    /**
     * A search for ways that need not be like another one.
     *
     * @param orders what may be ordered
     * @param least at least how many orders are needed from a state; empty where no number of them does
     * @param allowed where a way may lead through
     */
    public WaySearch(
            Quiet quiet,
            Objective objective,
            List<Step> orders,
            Function<SiteState, OptionalInt> least,
            Predicate<SiteState> allowed) {
        this(quiet, objective, orders, least, allowed, List.of());
    }

    /**
     * A search.
     *
     * @param orders what may be ordered
     * @param least at least how many orders are needed from a state; empty where no number of them does
     * @param allowed where a way may lead through
     * @param like the orders of the way that others are to be like
     */
    public WaySearch(
            Quiet quiet,
            Objective objective,
            List<Step> orders,
            Function<SiteState, OptionalInt> least,
            Predicate<SiteState> allowed,
            List<Step> like) {
        this.quiet = quiet;
        this.objective = objective;
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
                boolean isEnd = objective.goal(node.state()) && quiet.isAtRest(node.state());
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
            Likeness likeness =
                    before == null || order == null ? Likeness.none(like) : before.likeness().then(order, like);
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
        List<Step> way = new ArrayList<>();
        for (Node node = end; node != null; node = node.before()) {
            if (node.order() != null) {
                way.add(node.order());
            }
        }
        Collections.reverse(way);
        return new Found(way, end.state(), end.likeness().atMost(0));
    }
}
