package io.handover.analysis.rare;

import io.handover.explorer.graph.StateGraph;
import java.util.Arrays;
import java.util.BitSet;
import java.util.function.IntPredicate;

/**
 * The states of a graph in which the site comes to rest outside a property: those of every bottom component of its progress moves that has
 * such a state (docs/model.md, "Properties"). By Tarjan's algorithm, without recursion.
 */
final class BottomStates {
    private static final int UNSEEN = -1;

    private final StateGraph graph;
    private final IntPredicate violates;
    private final BitSet found = new BitSet();

    private final int[] order;
    private final int[] low;
    private final boolean[] isOpen;
    private final int[] open;
    private int opened;

    private BottomStates(StateGraph graph, IntPredicate violates) {
        this.graph = graph;
        this.violates = violates;
        this.order = new int[graph.states()];
        this.low = new int[graph.states()];
        this.isOpen = new boolean[graph.states()];
        this.open = new int[graph.states()];
    }

    /**
     * Finds them.
     *
     * @param violates whether a state, by its number, lies outside the property
     */
    static BitSet of(StateGraph graph, IntPredicate violates) {
        BottomStates states = new BottomStates(graph, violates);
        states.search();
        return states.found;
    }

    private void search() {
        Arrays.fill(order, UNSEEN);
        int[] path = new int[graph.states()];
        int[] nextMove = new int[graph.states()];
        int seen = 0;
        for (int root = 0; root < graph.states(); root++) {
            if (order[root] != UNSEEN) {
                continue;
            }
            int depth = 0;
            path[0] = root;
            seen = enter(root, seen, nextMove);
            while (depth >= 0) {
                int at = path[depth];
                int to = next(at, nextMove);
                if (to == StateGraph.NONE) {
                    leave(at);
                    if (--depth >= 0) {
                        low[path[depth]] = Math.min(low[path[depth]], low[at]);
                    }
                } else if (order[to] == UNSEEN) {
                    path[++depth] = to;
                    seen = enter(to, seen, nextMove);
                } else if (isOpen[to]) {
                    low[at] = Math.min(low[at], order[to]);
                }
            }
        }
    }

    private int enter(int state, int seen, int[] nextMove) {
        order[state] = seen;
        low[state] = seen;
        isOpen[state] = true;
        open[opened++] = state;
        nextMove[state] = graph.firstMove(state);
        return seen + 1;
    }

    /** Where the next progress move from a state leads. */
    private int next(int state, int[] nextMove) {
        while (nextMove[state] < graph.endMove(state)) {
            int move = nextMove[state]++;
            if (!Distances.isFault(graph.action(move))) {
                return graph.target(move);
            }
        }
        return StateGraph.NONE;
    }

    private void leave(int state) {
        if (low[state] != order[state]) {
            return;
        }
        int from = opened;
        do {
            from--;
            isOpen[open[from]] = false;
        } while (open[from] != state);
        if (isBottom(from) && isViolating(from)) {
            for (int i = from; i < opened; i++) {
                found.set(open[i]);
            }
        }
        opened = from;
    }

    /** Whether no progress move leads out of the component of the last opened states from that place on. */
    private boolean isBottom(int from) {
        BitSet inside = new BitSet();
        for (int i = from; i < opened; i++) {
            inside.set(open[i]);
        }
        for (int i = from; i < opened; i++) {
            for (int move = graph.firstMove(open[i]); move < graph.endMove(open[i]); move++) {
                if (!Distances.isFault(graph.action(move)) && !inside.get(graph.target(move))) {
                    return false;
                }
            }
        }
        return true;
    }

    private boolean isViolating(int from) {
        for (int i = from; i < opened; i++) {
            if (violates.test(open[i])) {
                return true;
            }
        }
        return false;
    }
}
