package io.handover.explorer.game.sight;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/** From states that some event may have led to, sorted by what is seen of them, to all states in which the site may then be. */
final class Closing {
    /** The states from which nothing needs to be done: whatever happens, nothing will. */
    private static final int[] DONE = new int[0];

    private final States states;
    private final int most;
    private final BitSet marked = new BitSet();
    private boolean cut;

    /** @param most how many states a belief has at most */
    Closing(States states, int most) {
        this.states = states;
        this.most = most;
    }

    /** Whether some belief was given up because it has too many states. */
    boolean isCut() {
        return cut;
    }

    /**
     * The states of each belief that some states lead to, each kind of look for itself; empty where one of them holds a state that is not certain with
     * full sight, or too many.
     */
    Optional<List<int[]>> beliefs(int[] some) {
        long[] byLook = new long[some.length];
        for (int i = 0; i < some.length; i++) {
            byLook[i] = (long) states.look(some[i]) << Integer.SIZE | some[i];
        }
        Arrays.sort(byLook);
        List<int[]> beliefs = new ArrayList<>();
        for (int from = 0; from < byLook.length; ) {
            int to = from;
            while (to < byLook.length && byLook[to] >>> Integer.SIZE == byLook[from] >>> Integer.SIZE) {
                to++;
            }
            Optional<int[]> closed = closed(
                    Arrays.stream(byLook, from, to).mapToInt(each -> (int) each).toArray());
            if (closed.isEmpty()) {
                return Optional.empty();
            }
            beliefs.add(closed.get());
            from = to;
        }
        return Optional.of(beliefs);
    }

    private Optional<int[]> closed(int[] some) {
        if (Arrays.stream(some).allMatch(states::isDone)) {
            return Optional.of(DONE);
        }
        marked.clear();
        int[] queue = new int[Math.max(16, some.length)];
        int end = 0;
        for (int state : some) {
            if (!marked.get(state)) {
                marked.set(state);
                queue[end++] = state;
            }
        }
        for (int head = 0; head < end; head++) {
            if (!states.isCertain(queue[head])) {
                return Optional.empty();
            }
            if (end > most) {
                cut = true;
                return Optional.empty();
            }
            for (int hidden : states.hidden(queue[head])) {
                if (!marked.get(hidden)) {
                    marked.set(hidden);
                    if (end == queue.length) {
                        queue = Arrays.copyOf(queue, 2 * end);
                    }
                    queue[end++] = hidden;
                }
            }
        }
        int[] closed = Arrays.copyOf(queue, end);
        Arrays.sort(closed);
        return Optional.of(closed);
    }
}
