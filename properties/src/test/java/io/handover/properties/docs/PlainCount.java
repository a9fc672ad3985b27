package io.handover.properties.docs;

import io.handover.model.state.SiteState;
import io.handover.model.transition.Transitions;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Counts states by the transition function and a set, level by level, and by nothing else. */
final class PlainCount {
    private PlainCount() {}

    /** States, transitions and depth. */
    static List<Long> of(Transitions transitions) {
        Set<SiteState> visited = new HashSet<>(Set.of(transitions.initialState()));
        List<SiteState> level = List.copyOf(visited);
        long enabled = 0;
        long depth = -1;
        while (!level.isEmpty()) {
            List<SiteState> next = new ArrayList<>();
            for (SiteState state : level) {
                enabled += expand(transitions, state, transitions.progress(state), 0, visited, next);
                enabled += expand(transitions, state, transitions.faults(state), Long.SIZE, visited, next);
            }
            level = next;
            depth++;
        }
        return List.of((long) visited.size(), enabled, depth);
    }

    /** Adds what some actions lead to, of which {@code first} is the number of the lowest bit; answers how many they are. */
    private static int expand(
            Transitions transitions,
            SiteState state,
            long actions,
            int first,
            Set<SiteState> visited,
            List<SiteState> next) {
        for (long rest = actions; rest != 0; rest &= rest - 1) {
            SiteState after = state.copy();
            transitions.apply(after, first + Long.numberOfTrailingZeros(rest));
            if (visited.add(after)) {
                next.add(after);
            }
        }
        return Long.bitCount(actions);
    }
}
