package io.handover.analysis.survival;

import io.handover.model.property.StateProperty;
import io.handover.model.state.SiteState;
import io.handover.model.transition.Transitions;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Where progress leads from some states, and whether it comes to rest, or goes round for ever, outside an <em>eventually</em> property. */
final class Endings {
    private final Transitions transitions;
    private final StateProperty property;
    private final long without;
    private final int most;
    private final Map<SiteState, Way> ways = new LinkedHashMap<>();
    private final Map<SiteState, List<SiteState>> before = new LinkedHashMap<>();
    private boolean exhausted = true;

    /** How a state was come to first; one of those that were begun with by no way. */
    private record Way(@Nullable SiteState from, int action) {}

    /**
     * A violation.
     *
     * @param from the state that it was begun with
     * @param path the actions from there to a state of a bottom component that violates
     */
    record Violation(SiteState from, List<Integer> path) {}

    /**
     * Nothing is searched yet.
     *
     * @param without progress actions that do not happen, as a set of action numbers
     * @param most how many states are looked at
     */
    Endings(Transitions transitions, StateProperty property, long without, int most) {
        this.transitions = transitions;
        this.property = property;
        this.without = without;
        this.most = most;
    }

    /** Whether all states were looked at. */
    boolean isExhausted() {
        return exhausted;
    }

    /** A violation that is near one of these states; empty if there is none, or there were too many states. */
    Optional<Violation> violation(Set<SiteState> from) {
        Deque<SiteState> open = new ArrayDeque<>(from);
        from.forEach(state -> ways.put(state, new Way(null, 0)));
        while (!open.isEmpty()) {
            if (ways.size() > most) {
                exhausted = false;
                return Optional.empty();
            }
            SiteState state = open.remove();
            for (long rest = progress(state); rest != 0; rest &= rest - 1) {
                int action = Long.numberOfTrailingZeros(rest);
                SiteState next = state.copy();
                transitions.apply(next, action);
                if (ways.putIfAbsent(next, new Way(state, action)) == null) {
                    open.add(next);
                }
                before.computeIfAbsent(next, none -> new ArrayList<>()).add(state);
            }
        }
        Set<SiteState> violating = violatingComponents();
        return ways.keySet().stream().filter(violating::contains).findFirst().map(this::violationAt);
    }

    private long progress(SiteState state) {
        return transitions.progress(state) & ~without;
    }

    /**
     * The bottom components that have a state outside the property. A state whose way on does not lead back to it is in no bottom
     * component, and neither is what leads to it; the last states are asked first, so that few are asked.
     */
    private Set<SiteState> violatingComponents() {
        Set<SiteState> violating = new LinkedHashSet<>();
        Set<SiteState> settled = new LinkedHashSet<>();
        List<SiteState> states = new ArrayList<>(ways.keySet());
        for (int i = states.size() - 1; i >= 0; i--) {
            SiteState state = states.get(i);
            if (!settled.contains(state)) {
                Set<SiteState> ahead = reached(state, this::next);
                Set<SiteState> behind = reached(state, one -> before.getOrDefault(one, List.of()));
                settled.addAll(behind);
                if (behind.containsAll(ahead)
                        && ahead.stream().anyMatch(one -> !property.holds(transitions.plan(), one))) {
                    violating.addAll(ahead);
                }
            }
        }
        return violating;
    }

    private List<SiteState> next(SiteState state) {
        List<SiteState> after = new ArrayList<>();
        for (long rest = progress(state); rest != 0; rest &= rest - 1) {
            SiteState next = state.copy();
            transitions.apply(next, Long.numberOfTrailingZeros(rest));
            after.add(next);
        }
        return after;
    }

    private static Set<SiteState> reached(SiteState from, Function<SiteState, List<SiteState>> on) {
        Set<SiteState> reached = new LinkedHashSet<>(List.of(from));
        Deque<SiteState> open = new ArrayDeque<>(reached);
        while (!open.isEmpty()) {
            for (SiteState next : on.apply(open.remove())) {
                if (reached.add(next)) {
                    open.add(next);
                }
            }
        }
        return reached;
    }

    private Violation violationAt(SiteState end) {
        List<Integer> path = new ArrayList<>();
        SiteState state = end;
        for (Way way = way(state); way.from() != null; way = way(state)) {
            path.add(way.action());
            state = way.from();
        }
        Collections.reverse(path);
        return new Violation(state, path);
    }

    private Way way(SiteState state) {
        return Objects.requireNonNull(ways.get(state));
    }
}
