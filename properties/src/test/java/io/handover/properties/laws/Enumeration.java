package io.handover.properties.laws;

import io.handover.model.property.Property;
import io.handover.model.property.StateProperty;
import io.handover.model.property.StepProperty;
import io.handover.model.state.SiteState;
import io.handover.model.transition.Transitions;
import io.handover.properties.drawn.Walk;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/** Reachable states by the plainest means: a list of states, a map from states to places, one state after the other. */
final class Enumeration {
    private final Transitions transitions;
    private final List<SiteState> states = new ArrayList<>();
    private final List<Integer> depths = new ArrayList<>();
    private final Map<SiteState, Integer> places = new LinkedHashMap<>();
    private final List<List<Integer>> progress = new ArrayList<>();
    private final Map<Property, Integer> shortest = new LinkedHashMap<>();
    /** The component of each state; empty where there were too many. */
    private final int[] component;

    private long transitionCount;

    /** Gives up beyond that many states. */
    Enumeration(Transitions transitions, List<Property> properties, int mostStates) {
        this.transitions = transitions;
        place(transitions.initialState(), 0);
        for (int i = 0; i < states.size() && states.size() <= mostStates; i++) {
            expand(i, properties);
        }
        component = states.size() <= mostStates ? components() : new int[0];
    }

    private int place(SiteState state, int depth) {
        Integer known = places.putIfAbsent(state, states.size());
        if (known != null) {
            return known;
        }
        states.add(state);
        depths.add(depth);
        return states.size() - 1;
    }

    private void expand(int i, List<Property> properties) {
        SiteState state = states.get(i);
        for (Property property : properties) {
            if (property instanceof StateProperty of && !of.isEventual() && !of.holds(transitions.plan(), state)) {
                shortest.putIfAbsent(property, depths.get(i));
            }
        }
        List<Integer> next = new ArrayList<>();
        for (int action : Walk.enabled(transitions, state)) {
            SiteState after = state.copy();
            transitions.apply(after, action);
            transitionCount++;
            int place = place(after, depths.get(i) + 1);
            if (action < Long.SIZE) {
                next.add(place);
            }
            for (Property property : properties) {
                if (property instanceof StepProperty of && !of.holds(state, action, after)) {
                    shortest.putIfAbsent(property, depths.get(i) + 1);
                }
            }
        }
        progress.add(next);
    }

    int states() {
        return states.size();
    }

    long transitionCount() {
        return transitionCount;
    }

    int depth() {
        return depths.get(depths.size() - 1);
    }

    /** How many actions lead to the nearest violation of an <em>always</em> property. */
    OptionalInt shortest(Property property) {
        Integer length = shortest.get(property);
        return length == null ? OptionalInt.empty() : OptionalInt.of(length);
    }

    /**
     * How many actions lead to the nearest state of a bottom component in which an <em>eventually</em> property does not hold
     * throughout.
     */
    OptionalInt shortestEventual(StateProperty property) {
        boolean[] bottom = bottom();
        boolean[] violated = new boolean[bottom.length];
        for (int i = 0; i < component.length; i++) {
            violated[component[i]] |= !property.holds(transitions.plan(), states.get(i));
        }
        return IntStream.range(0, component.length)
                .filter(i -> bottom[component[i]] && violated[component[i]])
                .map(depths::get)
                .min();
    }

    /** How many states the largest bottom component has. */
    int largestBottomComponent() {
        boolean[] bottom = bottom();
        int[] size = new int[bottom.length];
        for (int of : component) {
            size[of]++;
        }
        return IntStream.range(0, size.length)
                .filter(c -> bottom[c])
                .map(c -> size[c])
                .max()
                .orElseThrow();
    }

    /** Which components no progress action leaves, by their numbers. */
    private boolean[] bottom() {
        boolean[] bottom = new boolean[IntStream.of(component).max().orElse(-1) + 1];
        Arrays.fill(bottom, true);
        for (int i = 0; i < component.length; i++) {
            for (int next : progress.get(i)) {
                bottom[component[i]] &= component[next] == component[i];
            }
        }
        return bottom;
    }

    /** Strongly connected components of the progress graph, by two searches in depth (Kosaraju). */
    private int[] components() {
        List<List<Integer>> backwards = new ArrayList<>();
        progress.forEach(next -> backwards.add(new ArrayList<>()));
        for (int i = 0; i < progress.size(); i++) {
            for (int next : progress.get(i)) {
                backwards.get(next).add(i);
            }
        }
        List<Integer> finished = new ArrayList<>();
        boolean[] seen = new boolean[progress.size()];
        for (int i = 0; i < progress.size(); i++) {
            visit(i, progress, seen, finished);
        }
        int[] component = new int[progress.size()];
        boolean[] assigned = new boolean[progress.size()];
        int count = 0;
        for (int k = finished.size() - 1; k >= 0; k--) {
            if (!assigned[finished.get(k)]) {
                List<Integer> members = new ArrayList<>();
                visit(finished.get(k), backwards, assigned, members);
                for (int member : members) {
                    component[member] = count;
                }
                count++;
            }
        }
        return component;
    }

    private static void visit(int from, List<List<Integer>> edges, boolean[] seen, List<Integer> finished) {
        if (seen[from]) {
            return;
        }
        seen[from] = true;
        List<int[]> path = new ArrayList<>();
        path.add(new int[] {from, 0});
        while (!path.isEmpty()) {
            int[] top = path.get(path.size() - 1);
            List<Integer> next = edges.get(top[0]);
            if (top[1] == next.size()) {
                finished.add(top[0]);
                path.remove(path.size() - 1);
            } else {
                int to = next.get(top[1]++);
                if (!seen[to]) {
                    seen[to] = true;
                    path.add(new int[] {to, 0});
                }
            }
        }
    }
}
