package io.handover.explorer.game;

import io.handover.explorer.graph.StateGraph;
import io.handover.model.state.SiteState;
import java.util.Arrays;
import java.util.BitSet;
import java.util.OptionalInt;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

/**
 * How the operator stands in every state of a board: the fixpoints of the package's page. Immutable once made; some twelve bytes a state
 * beside the board. May be shared by threads that do not use the board's arena otherwise.
 */
public final class Solution {
    private static final int NEVER = Integer.MAX_VALUE;

    /** By this many orders the count of the worst case is given up: it is then called unbounded. */
    private static final int MOST_ORDERS = 64;

    private final Board board;
    private final BitSet certain;
    private final int[] luckiest;
    private final int[] ranks;

    /** By state: the least k of its W(k), {@link #NEVER} where there is none. */
    private final int[] worst;

    private Solution(Board board, BitSet certain, int[] luckiest, int[] ranks, int[] worst) {
        this.board = board;
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
     * @throws IllegalArgumentException if the board is not complete: nothing can be said then
     * @throws CancellationException where it was cancelled
     */
    public static Solution of(Board board, Objective objective, BooleanSupplier cancelled) {
        if (!board.isComplete()) {
            throw new IllegalArgumentException("a game can only be decided where all its states are known");
        }
        StateGraph graph = board.graph();
        int states = graph.states();
        BitSet goal = new BitSet(states);
        BitSet safe = new BitSet(states);
        SiteState state = graph.state(0);
        for (int i = 0; i < states; i++) {
            graph.read(i, state);
            if (objective.safe(state)) {
                safe.set(i);
                goal.set(i, objective.goal(state));
            }
        }
        check(cancelled);
        Backward backward = new Backward(graph, objective);
        check(cancelled);
        Regions regions = new Regions(backward, states);
        BitSet certain = (BitSet) safe.clone();
        for (int i = goal.nextSetBit(0); i >= 0; i = goal.nextSetBit(i + 1)) {
            goal.set(i, !backward.isExposed(i));
        }
        for (int i = safe.nextSetBit(0); i >= 0; i = safe.nextSetBit(i + 1)) {
            certain.set(i, !backward.isExposed(i));
        }
        BitSet stay = goal;
        regions.close(stay, false);
        int[] luckiest = regions.luckiest(stay, safe, NEVER);
        check(cancelled);
        int[] ranks = new int[states];
        regions.certain(certain, stay, ranks);
        int[] worst = worst(regions, states, certain, stay, cancelled);
        return new Solution(board, certain, luckiest, ranks, worst);
    }

    private static int[] worst(Regions regions, int states, BitSet certain, BitSet stay, BooleanSupplier cancelled) {
        int[] worst = new int[states];
        Arrays.fill(worst, NEVER);
        BitSet known = new BitSet(states);
        BitSet targets = stay;
        for (int k = 0; k <= MOST_ORDERS; k++) {
            check(cancelled);
            BitSet within = (BitSet) certain.clone();
            regions.waiting(within, targets);
            BitSet added = (BitSet) within.clone();
            added.andNot(known);
            if (k > 0 && added.isEmpty()) {
                break;
            }
            for (int i = added.nextSetBit(0); i >= 0; i = added.nextSetBit(i + 1)) {
                worst[i] = k;
            }
            known = within;
            targets = regions.orderedInto(known, certain);
            targets.or(known);
            targets.or(stay);
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
     * How the operator stands in a state.
     *
     * @throws IllegalArgumentException if it is no state of the board
     */
    public Standing standing(SiteState state) {
        return standing(number(state));
    }

    Standing standing(int number) {
        if (certain.get(number)) {
            return Standing.CERTAIN;
        }
        return luckiest[number] == NEVER ? Standing.LOST : Standing.WITH_LUCK;
    }

    /**
     * With how many commands at most the operator certainly gets there, whatever happens; empty where it is not certain, or where it may take
     * any number.
     */
    public OptionalInt mostCommands(SiteState state) {
        return orEmpty(worst[number(state)]);
    }

    /** With how many commands the luckiest course gets there; empty where none does. */
    public OptionalInt fewestCommands(SiteState state) {
        return orEmpty(luckiest[number(state)]);
    }

    private static OptionalInt orEmpty(int count) {
        return count == NEVER ? OptionalInt.empty() : OptionalInt.of(count);
    }

    /** How many states there are of a standing. */
    public int count(Standing standing) {
        int count = 0;
        for (int i = 0; i < board.states(); i++) {
            count += standing(i) == standing ? 1 : 0;
        }
        return count;
    }

    private int number(SiteState state) {
        int number = board.numberOf(state);
        if (number == StateGraph.NONE) {
            throw new IllegalArgumentException("no state of this board: " + state);
        }
        return number;
    }

    /** What to order in each state. */
    public Strategy strategy() {
        return new Strategy(this);
    }

    /** Whether it is better to be in the second state than in the first, by a command that leads there: the count of what is still needed falls. */
    boolean isNearer(SiteState state, SiteState after) {
        int from = number(state);
        int to = number(after);
        if (!certain.get(from)) {
            return certain.get(to) || luckiest[to] < luckiest[from];
        }
        if (!certain.get(to)) {
            return false;
        }
        return worst[from] == NEVER ? ranks[to] < ranks[from] : worst[to] < worst[from];
    }
}
