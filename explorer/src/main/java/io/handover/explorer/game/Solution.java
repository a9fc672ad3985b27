package io.handover.explorer.game;

import io.handover.explorer.graph.StateGraph;
import io.handover.model.state.SiteState;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

/**
 * How the operator stands in every state of a board: the fixpoints of the package's page. Immutable once made. Asked by one thread at a time, as its board's
 * arena is.
 */
public final class Solution {
    /** By this many orders the count of the worst case is given up: it is then called unbounded. */
    private static final int MOST_ORDERS = 64;

    private final Board board;
    private final Values values;
    private final long[] certain;
    private final Counts luckiest;
    private final Counts ranks;

    /** The least k of a state's W(k). */
    private final Counts worst;

    private Solution(Board board, Values values, long[] certain, Counts luckiest, Counts ranks, Counts worst) {
        this.board = board;
        this.values = values;
        this.certain = certain;
        this.luckiest = luckiest;
        this.ranks = ranks;
        this.worst = worst;
    }

    /**
     * Solves a game.
     *
     * @param board a complete one
     * @param cancelled asked now and then
     * @throws IllegalArgumentException if the board is not complete, as nothing can be said then; or if the objective looks at the databases of more
     *     than {@value Holdings#MOST_SERVERS} servers
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
        Counts luckiest = regions.luckiest(stay, ends.safe());
        check(cancelled);
        regions.close(certain, all, true);
        regions.shrink(certain, stay, true);
        Counts worst = worst(regions, certain, stay, cancelled);
        long[] open = Regions.without(certain, worst.known());
        Counts ranks = Regions.isEmpty(open) ? new Counts(0) : regions.ranks(certain, stay(stay, certain));
        return new Solution(board, values, certain, luckiest, ranks, worst);
    }

    private static long[] stay(long[] stay, long[] certain) {
        long[] targets = stay.clone();
        Regions.retainAll(targets, certain);
        return targets;
    }

    private static Counts worst(Regions regions, long[] certain, long[] stay, BooleanSupplier cancelled) {
        Counts worst = new Counts(regions.size());
        long[] targets = stay.clone();
        long[] fresh = stay.clone();
        long[] unreached = certain.clone();
        for (int k = 0; k <= MOST_ORDERS; k++) {
            check(cancelled);
            regions.reachByWaiting(unreached, fresh);
            long[] within = certain.clone();
            regions.takeOut(within, unreached);
            regions.shrink(within, targets, false);
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
        return at(state).standing();
    }

    /**
     * With how many orders at most the operator certainly gets there, whatever happens; empty where it is not certain, or where it may take
     * any number. To open the window counts as one.
     */
    public OptionalInt mostCommands(SiteState state) {
        return orEmpty(at(state).worst());
    }

    /** With how many orders the luckiest course gets there; empty where none does. */
    public OptionalInt fewestCommands(SiteState state) {
        return orEmpty(at(state).luckiest());
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
                    at.standing(),
                    orEmpty(at.worst()),
                    orEmpty(at.luckiest())));
        });
        return moves;
    }

    /** What to order in each state. */
    public Strategy strategy() {
        return new Strategy(this);
    }

    /** What is known of a state. */
    private record At(boolean certain, int luckiest, int rank, int worst) {
        Standing standing() {
            if (certain) {
                return Standing.CERTAIN;
            }
            return luckiest == Counts.NEVER ? Standing.LOST : Standing.WITH_LUCK;
        }

        /** Whether it is better to be here than there, by an order that leads here: the count of what is still needed falls. */
        boolean isNearerThan(At other) {
            if (!other.certain) {
                return certain || luckiest < other.luckiest;
            }
            if (!certain) {
                return false;
            }
            return other.worst == Counts.NEVER ? rank < other.rank : worst < other.worst;
        }
    }

    private At at(SiteState state) {
        Board.Place place = board.place(state);
        if (place.structure() == StateGraph.NONE) {
            throw new IllegalArgumentException("no state of this board: " + state);
        }
        int value = values.of(state, place.way());
        int word = place.structure() * values.words() + value / Long.SIZE;
        int bit = value % Long.SIZE;
        boolean isCertain = (certain[word] >>> bit & 1) != 0;
        int most = worst.get(word, bit);
        int rank = isCertain && most == Counts.NEVER ? ranks.get(word, bit) : 0;
        return new At(isCertain, luckiest.get(word, bit), rank, most);
    }

    /** The first of the arena's orders that brings the operator nearer. */
    Optional<Order> nearer(SiteState state) {
        At from = at(state);
        if (from.standing() == Standing.LOST) {
            return Optional.empty();
        }
        SiteState after = state.copy();
        Arena arena = board.arena();
        for (Order order : arena.allOrders()) {
            if (order.offered(state)) {
                after.copyFrom(state);
                order.execute(after);
                arena.settle(after);
                if (at(after).isNearerThan(from)) {
                    return Optional.of(order);
                }
            }
        }
        return Optional.empty();
    }
}
