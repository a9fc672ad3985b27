package io.handover.explorer.game;

import io.handover.explorer.graph.StateGraph;
import io.handover.model.action.ActionKind;
import io.handover.model.state.SiteState;
import java.util.BitSet;

/**
 * From which states the moves to each state come, and of what kind they are; moves that an objective forbids are left out. Four bytes a
 * move.
 */
final class Backward {
    /** Of the environment. */
    static final int ENVIRONMENT = 0;

    static final int FAULT = 1;

    /** Of the operator. */
    static final int ORDER = 2;

    private static final int KIND_BITS = 2;

    private final int[] first;
    private final int[] sources;
    private final BitSet exposed = new BitSet();

    Backward(StateGraph graph, Objective objective) {
        BitSet left = objective.restrictsSteps() ? forbidden(graph, objective) : new BitSet();
        first = new int[graph.states() + 1];
        for (int source = 0; source < graph.states(); source++) {
            for (int move = graph.firstMove(source); move < graph.endMove(source); move++) {
                if (graph.target(move) == source || left.get(move)) {
                    left.set(move);
                } else {
                    first[graph.target(move) + 1]++;
                }
            }
        }
        for (int i = 0; i < graph.states(); i++) {
            first[i + 1] += first[i];
        }
        sources = new int[first[graph.states()]];
        int[] next = first.clone();
        for (int source = 0; source < graph.states(); source++) {
            for (int move = graph.firstMove(source); move < graph.endMove(source); move++) {
                if (!left.get(move)) {
                    sources[next[graph.target(move)]++] = source << KIND_BITS | kind(graph.action(move));
                }
            }
        }
    }

    private BitSet forbidden(StateGraph graph, Objective objective) {
        BitSet forbidden = new BitSet();
        SiteState before = graph.state(0);
        SiteState after = graph.state(0);
        for (int source = 0; source < graph.states(); source++) {
            graph.read(source, before);
            for (int move = graph.firstMove(source); move < graph.endMove(source); move++) {
                int kind = kind(graph.action(move));
                graph.read(graph.target(move), after);
                int action = kind == ORDER ? ActionKind.ISSUE.first() : graph.action(move);
                if (!objective.allows(before, action, after)) {
                    forbidden.set(move);
                    if (kind != ORDER) {
                        exposed.set(source);
                    }
                }
            }
        }
        return forbidden;
    }

    static int kind(int action) {
        if (action >= Arena.FIRST_ORDER) {
            return ORDER;
        }
        return action >= Long.SIZE ? FAULT : ENVIRONMENT;
    }

    /** The first of the moves to a state; they are numbered up to {@link #end}. */
    int first(int state) {
        return first[state];
    }

    int end(int state) {
        return first[state + 1];
    }

    int source(int move) {
        return sources[move] >>> KIND_BITS;
    }

    int kindOf(int move) {
        return sources[move] & (1 << KIND_BITS) - 1;
    }

    /** Whether something that the objective forbids may happen in a state without the operator's doing. */
    boolean isExposed(int state) {
        return exposed.get(state);
    }
}
