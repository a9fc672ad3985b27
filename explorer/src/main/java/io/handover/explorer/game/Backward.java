package io.handover.explorer.game;

import io.handover.explorer.graph.StateGraph;
import io.handover.model.action.ActionKind;
import io.handover.model.state.SiteState;
import java.util.BitSet;

/** From which structures the moves to each structure come, why they happen, and what they do to values. Six bytes a move. */
final class Backward {
    private static final int CAUSE_BITS = 2;
    private static final int CAUSE_MASK = (1 << CAUSE_BITS) - 1;

    private final StateGraph graph;
    private final Deeds deeds;
    private final int[] first;
    private final int[] sources;
    private final char[] deedOf;

    Backward(Arena arena, StateGraph graph, Deeds deeds) {
        this.graph = graph;
        this.deeds = deeds;
        first = new int[graph.states() + 1];
        for (int source = 0; source < graph.states(); source++) {
            for (int move = graph.firstMove(source); move < graph.endMove(source); move++) {
                if (isKept(source, move)) {
                    first[graph.target(move) + 1]++;
                }
            }
        }
        for (int i = 0; i < graph.states(); i++) {
            first[i + 1] += first[i];
        }
        sources = new int[first[graph.states()]];
        deedOf = new char[sources.length];
        int[] next = first.clone();
        for (int source = 0; source < graph.states(); source++) {
            for (int move = graph.firstMove(source); move < graph.endMove(source); move++) {
                if (isKept(source, move)) {
                    int at = next[graph.target(move)]++;
                    int cause = arena.cause(graph.action(move)).ordinal();
                    sources[at] = source << CAUSE_BITS | cause;
                    deedOf[at] = (char) deeds.ofMove(move);
                }
            }
        }
    }

    /** What leads to the same structure and leaves the rest alone is none. */
    private boolean isKept(int source, int move) {
        return graph.target(move) != source || deeds.ofMove(move) != Deeds.NONE;
    }

    /** Those of the moves that an objective forbids. */
    BitSet forbidden(Objective objective) {
        BitSet forbidden = new BitSet();
        SiteState before = graph.state(0);
        SiteState after = graph.state(0);
        int[] next = first.clone();
        for (int source = 0; source < graph.states(); source++) {
            graph.read(source, before);
            for (int move = graph.firstMove(source); move < graph.endMove(source); move++) {
                if (isKept(source, move)) {
                    int at = next[graph.target(move)]++;
                    graph.read(graph.target(move), after);
                    int action = cause(at) == Cause.ORDER.ordinal() ? ActionKind.ISSUE.first() : graph.action(move);
                    forbidden.set(at, !objective.allows(before, action, after));
                }
            }
        }
        return forbidden;
    }

    /** The first of the moves to a structure; they are numbered up to {@link #end}. */
    int first(int structure) {
        return first[structure];
    }

    int end(int structure) {
        return first[structure + 1];
    }

    int source(int move) {
        return sources[move] >>> CAUSE_BITS;
    }

    /** The number of its {@link Cause}. */
    int cause(int move) {
        return sources[move] & CAUSE_MASK;
    }

    /** The number of its deed. */
    int deed(int move) {
        return deedOf[move];
    }

    Deeds deeds() {
        return deeds;
    }
}
