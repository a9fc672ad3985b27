package io.handover.explorer.game;

import io.handover.explorer.graph.StateGraph;
import io.handover.model.state.SiteState;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * How the operator stands in every state of a board: the fixpoints of the package's page. Asked by one thread at a time, as its board's arena is.
 */
public final class Solution {
    /** What the databases of more servers hold cannot be kept in sight, as too many things can be held. */
    public static final int MOST_SERVERS_WITH_CHANGES = Holdings.MOST_SERVERS;

    /** By this many orders the count of the worst case is given up: it is then called unbounded. */
    private static final int MOST_ORDERS = 64;

    private final Board board;
    private final Values values;
    private final long[] certain;
    private final long[] possible;

    /** Let go once orders are counted. */
    private @Nullable Uncounted uncounted;

    private @Nullable Counted counted;
    private long @Nullable [] done;

    /**
     * How many orders it takes. It is found when it is first asked for: most games are only asked how the operator stands, which takes half the time.
     *
     * @param luckiest on the luckiest course
     * @param worst the least k of a state's W(k)
     * @param ranks moves to the end, where a state is certain and in no W(k)
     */
    private record Counted(Counts luckiest, Counts worst, Counts ranks) {}

    /** What it takes to count. */
    private static final class Uncounted {
        private final Regions regions;

        /** The states that a course may go through. */
        private final long[] safe;

        /** Those in which the operator may sit back. */
        private final long[] stay;

        private final BooleanSupplier cancelled;

        Uncounted(Regions regions, long[] safe, long[] stay, BooleanSupplier cancelled) {
            this.regions = regions;
            this.safe = safe;
            this.stay = stay;
            this.cancelled = cancelled;
        }

        Counted counted(long[] certain) {
            Counts luckiest = regions.luckiest(stay, safe);
            Counts worst = worst(regions, certain, stay, cancelled);
            long[] open = Regions.without(certain, worst.known());
            Counts ranks = Regions.isEmpty(open) ? new Counts(0) : regions.ranks(certain, Solution.stay(stay, certain));
            return new Counted(luckiest, worst, ranks);
        }
    }

    private Solution(Board board, Values values, long[] certain, long[] possible, Uncounted uncounted) {
        this.board = board;
        this.values = values;
        this.certain = certain;
        this.possible = possible;
        this.uncounted = uncounted;
    }

    /**
     * Solves a game.
     *
     * @param board a complete one
     * @param cancelled asked now and then
     * @throws IllegalArgumentException if the board is not complete, as nothing can be said then; or if the objective looks at the databases of more
     *     than {@value #MOST_SERVERS_WITH_CHANGES} servers
     * @throws CancellationException where it was cancelled
     */
    public static Solution of(Board board, Objective objective, BooleanSupplier cancelled) {
        if (!board.isComplete()) {
            throw new IllegalArgumentException("a game can only be decided where all its states are known");
        }
        Values values = new Values(board.arena(), objective);
        BitSet forbidden = objective.restrictsSteps() ? board.backward().forbidden(objective) : new BitSet();
        check(cancelled);
        Regions regions = new Regions(board, values, forbidden);
        Ends ends = new Ends(board, values, objective);
        long[] all = ends.all();
        check(cancelled);
        long[] stay = ends.goal();
        long[] certain = ends.safe().clone();
        if (!forbidden.isEmpty()) {
            long[] exposed = regions.exposed(all);
            Regions.removeAll(stay, exposed);
            Regions.removeAll(certain, exposed);
        }
        regions.close(stay, all, false);
        long[] possible = regions.possible(stay, ends.safe());
        check(cancelled);
        regions.close(certain, all, true);
        regions.shrink(certain, stay, true);
        return new Solution(board, values, certain, possible, new Uncounted(regions, ends.safe(), stay, cancelled));
    }

    private Counted counted() {
        Counted known = counted;
        if (known == null) {
            known = Objects.requireNonNull(uncounted).counted(certain);
            counted = known;
            uncounted = null;
            done = null;
        }
        return known;
    }

    private static long[] stay(long[] stay, long[] certain) {
        long[] targets = stay.clone();
        Regions.retainAll(targets, certain);
        return targets;
    }

    /**
     * From where, of what is certain, waiting leads to a target whatever happens.
     *
     * @param fresh the targets that are not taken into account in {@code unreached} yet
     * @param unreached from where no waiting leads to a target; brought up to date
     */
    private static long[] within(Regions regions, long[] certain, long[] targets, long[] fresh, long[] unreached) {
        regions.reachByWaiting(unreached, fresh);
        long[] within = certain.clone();
        regions.takeOut(within, unreached);
        regions.shrink(within, targets, false);
        return within;
    }

    private static Counts worst(Regions regions, long[] certain, long[] stay, BooleanSupplier cancelled) {
        Counts worst = new Counts(regions.size());
        long[] targets = stay.clone();
        long[] fresh = stay.clone();
        long[] unreached = certain.clone();
        for (int k = 0; k <= MOST_ORDERS; k++) {
            check(cancelled);
            long[] within = within(regions, certain, targets, fresh, unreached);
            Regions.removeAll(within, worst.known());
            if (k > 0 && Regions.isEmpty(within)) {
                break;
            }
            worst.putAll(within, k);
            fresh = within;
            regions.addOrderedInto(fresh, within.clone(), certain);
            Regions.addAll(targets, fresh);
        }
        return worst;
    }

    private static void check(BooleanSupplier cancelled) {
        if (cancelled.getAsBoolean()) {
            throw new CancellationException("the game was cancelled");
        }
    }

    public Board board() {
        return board;
    }

    /**
     * How the operator stands in a state, whether it is settled or not.
     *
     * @throws IllegalArgumentException if it is no state of the board
     */
    public Standing standing(SiteState state) {
        return standing(at(state));
    }

    /**
     * With how many orders at most the operator certainly gets there, whatever happens; empty where it is not certain, or where it may take
     * any number. To open the window counts as one.
     */
    public OptionalInt mostCommands(SiteState state) {
        return mostCommands(at(state));
    }

    /** Whether it is certain without any order, whatever happens: as with 0 of {@link #mostCommands}, and found sooner. */
    public boolean isDone(SiteState state) {
        At at = at(state);
        if (!isCertain(at)) {
            return false;
        }
        if (uncounted == null) {
            return count(counted().worst(), at) == 0;
        }
        if (done == null) {
            done = within(uncounted.regions, certain, uncounted.stay, uncounted.stay, certain.clone());
        }
        return at.isIn(done);
    }

    /** With how many orders the luckiest course gets there; empty where none does. */
    public OptionalInt fewestCommands(SiteState state) {
        return fewestCommands(at(state));
    }

    private OptionalInt mostCommands(At at) {
        return isCertain(at) ? orEmpty(count(counted().worst(), at)) : OptionalInt.empty();
    }

    private OptionalInt fewestCommands(At at) {
        return orEmpty(count(counted().luckiest(), at));
    }

    private static OptionalInt orEmpty(int count) {
        return count == Counts.NEVER ? OptionalInt.empty() : OptionalInt.of(count);
    }

    /** All that may happen in a state of the board, in the order of {@link Arena#moves}, and how the operator stands after it. */
    public List<Move> moves(SiteState state) {
        SiteState settled = state.copy();
        Arena arena = board.arena();
        arena.settle(settled);
        List<Move> moves = new ArrayList<>();
        arena.moves().from(settled, (action, after) -> {
            At at = at(after);
            moves.add(new Move(
                    action,
                    arena.cause(action),
                    arena.order(action),
                    after.copy(),
                    standing(at),
                    mostCommands(at),
                    fewestCommands(at)));
        });
        return moves;
    }

    /** What to order in each state. */
    public Strategy strategy() {
        return new Strategy(this);
    }

    /** Where a state stands in a set. */
    private record At(int word, int bit) {
        boolean isIn(long[] set) {
            return (set[word] >>> bit & 1) != 0;
        }
    }

    private boolean isCertain(At at) {
        return at.isIn(certain);
    }

    private Standing standing(At at) {
        if (isCertain(at)) {
            return Standing.CERTAIN;
        }
        return at.isIn(possible) ? Standing.WITH_LUCK : Standing.LOST;
    }

    /** Whether it is better to be in one state than in another, by an order that leads there: the count of what is still needed falls. */
    private boolean isNearer(At one, At other) {
        if (!isCertain(other)) {
            return isCertain(one)
                    || count(counted().luckiest(), one) < count(counted().luckiest(), other);
        }
        if (!isCertain(one)) {
            return false;
        }
        int here = count(counted().worst(), one);
        int there = count(counted().worst(), other);
        boolean unbounded = here == Counts.NEVER && there == Counts.NEVER;
        return unbounded ? count(counted().ranks(), one) < count(counted().ranks(), other) : here < there;
    }

    private static int count(Counts counts, At at) {
        return counts.get(at.word(), at.bit());
    }

    private At at(SiteState state) {
        Board.Place place = board.place(state);
        if (place.structure() == StateGraph.NONE) {
            throw new IllegalArgumentException("no state of this board: " + state);
        }
        int value = values.of(state, place.way());
        return new At(place.structure() * values.words() + value / Long.SIZE, value % Long.SIZE);
    }

    /** The first of the arena's orders that brings the operator nearer. */
    Optional<Order> nearer(SiteState state) {
        At from = at(state);
        if (standing(from) == Standing.LOST) {
            return Optional.empty();
        }
        SiteState after = state.copy();
        Arena arena = board.arena();
        for (Order order : arena.allOrders()) {
            if (order.offered(state)) {
                after.copyFrom(state);
                order.execute(after);
                arena.settle(after);
                if (isNearer(at(after), from)) {
                    return Optional.of(order);
                }
            }
        }
        return Optional.empty();
    }
}
