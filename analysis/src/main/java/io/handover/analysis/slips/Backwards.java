package io.handover.analysis.slips;

import io.handover.explorer.graph.StateGraph;
import java.util.Arrays;
import java.util.function.IntPredicate;

/** From which states of a graph others can be reached, asked again and again. */
final class Backwards {
    private final int states;
    private final int[] first;
    private final int[] sources;

    Backwards(StateGraph graph) {
        this.states = graph.states();
        this.first = new int[states + 1];
        this.sources = new int[graph.moves()];
        for (int move = 0; move < graph.moves(); move++) {
            first[graph.target(move) + 1]++;
        }
        for (int i = 0; i < states; i++) {
            first[i + 1] += first[i];
        }
        int[] next = Arrays.copyOf(first, states);
        for (int source = 0; source < states; source++) {
            for (int move = graph.firstMove(source); move < graph.endMove(source); move++) {
                sources[next[graph.target(move)]++] = source;
            }
        }
    }

    /**
     * By state: how many moves it is from a goal at least; {@link StateGraph#NONE} where none can be reached.
     *
     * @param goals the goals
     * @param through the states that a way may touch, its ends included
     */
    int[] distances(IntPredicate goals, IntPredicate through) {
        int[] distances = new int[states];
        Arrays.fill(distances, StateGraph.NONE);
        int[] queue = new int[states];
        int end = 0;
        for (int i = 0; i < states; i++) {
            if (goals.test(i) && through.test(i)) {
                distances[i] = 0;
                queue[end++] = i;
            }
        }
        for (int head = 0; head < end; head++) {
            int to = queue[head];
            for (int i = first[to]; i < first[to + 1]; i++) {
                int source = sources[i];
                if (distances[source] == StateGraph.NONE && through.test(source)) {
                    distances[source] = distances[to] + 1;
                    queue[end++] = source;
                }
            }
        }
        return distances;
    }
}
