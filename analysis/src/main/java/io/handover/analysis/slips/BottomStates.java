package io.handover.analysis.slips;

import io.handover.explorer.graph.StateGraph;
import java.util.Arrays;

/**
 * The states of a graph in which a site that goes on at random ends, and stays: those of its bottom components (Tarjan's algorithm,
 * without recursion).
 */
final class BottomStates {
    private static final int NEW = -1;

    private final StateGraph graph;
    private final int[] component;
    private final int[] low;
    private final int[] visit;
    private final int[] open;
    private int opened;
    private int visits;
    private int components;
    private final boolean[] leaves;

    BottomStates(StateGraph graph) {
        this.graph = graph;
        int states = graph.states();
        this.component = new int[states];
        this.low = new int[states];
        this.visit = new int[states];
        this.open = new int[states];
        Arrays.fill(component, NEW);
        Arrays.fill(visit, NEW);
        int[] path = new int[states];
        int[] next = new int[states];
        for (int i = 0; i < states; i++) {
            if (visit[i] == NEW) {
                follow(i, path, next);
            }
        }
        this.leaves = new boolean[components];
        for (int i = 0; i < states; i++) {
            for (int move = graph.firstMove(i); move < graph.endMove(i); move++) {
                leaves[component[i]] |= component[graph.target(move)] != component[i];
            }
        }
    }

    private void follow(int start, int[] path, int[] next) {
        int depth = 0;
        path[0] = start;
        enter(start, next);
        while (depth >= 0) {
            int at = path[depth];
            if (next[at] < graph.endMove(at)) {
                int target = graph.target(next[at]++);
                if (visit[target] == NEW) {
                    path[++depth] = target;
                    enter(target, next);
                } else if (component[target] == NEW) {
                    low[at] = Math.min(low[at], visit[target]);
                }
            } else {
                close(at);
                depth--;
                if (depth >= 0) {
                    low[path[depth]] = Math.min(low[path[depth]], low[at]);
                }
            }
        }
    }

    private void enter(int state, int[] next) {
        visit[state] = visits;
        low[state] = visits++;
        next[state] = graph.firstMove(state);
        open[opened++] = state;
    }

    private void close(int state) {
        if (low[state] == visit[state]) {
            int member;
            do {
                member = open[--opened];
                component[member] = components;
            } while (member != state);
            components++;
        }
    }

    /** How many components there are. */
    int components() {
        return components;
    }

    /** The component of a state, from 0. */
    int component(int state) {
        return component[state];
    }

    /** Whether nothing leads out of the component of a state. */
    boolean isBottom(int state) {
        return !leaves[component[state]];
    }
}
