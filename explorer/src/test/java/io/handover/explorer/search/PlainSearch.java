package io.handover.explorer.search;

import io.handover.model.property.Property;
import io.handover.model.property.StateProperty;
import io.handover.model.property.StepProperty;
import io.handover.model.state.SiteState;
import io.handover.model.transition.Transitions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** What an exploration must find, found by the plainest means: one state after the other, and components by recursion. */
final class PlainSearch {
    private final Transitions transitions;
    private final int most;
    private final Map<SiteState, Integer> numbers = new LinkedHashMap<>();
    private final List<SiteState> states = new ArrayList<>();
    private final List<Integer> depths = new ArrayList<>();
    private final List<List<Integer>> progress = new ArrayList<>();
    private final Map<Property, Integer> shortest = new LinkedHashMap<>();
    private long actions;

    // Of the components: when each state was come to, from 1, and the earliest that it leads back to.
    private int[] visit = new int[0];
    private int[] least = new int[0];
    private final List<Integer> open = new ArrayList<>();
    private int visits;

    PlainSearch(Transitions transitions, List<Property> properties, int most) {
        this.transitions = transitions;
        this.most = most;
        number(transitions.initialState(), 0);
        for (int i = 0; i < states.size() && isWithinBound(); i++) {
            expand(i, properties);
        }
        if (isWithinBound()) {
            visit = new int[states.size()];
            least = new int[states.size()];
            for (int i = 0; i < states.size(); i++) {
                if (visit[i] == 0) {
                    visit(i, properties);
                }
            }
        }
    }

    private int number(SiteState state, int depth) {
        Integer known = numbers.putIfAbsent(state, states.size());
        if (known == null) {
            states.add(state);
            depths.add(depth);
            return states.size() - 1;
        }
        return known;
    }

    private void expand(int i, List<Property> properties) {
        SiteState state = states.get(i);
        for (Property property : properties) {
            if (!property.isEventual() && property instanceof StateProperty ofStates) {
                note(property, ofStates.holds(transitions.plan(), state), depths.get(i));
            }
        }
        List<Integer> led = new ArrayList<>();
        for (int action = 0; action < 2 * Long.SIZE; action++) {
            if (transitions.isEnabled(state, action)) {
                SiteState after = state.copy();
                transitions.apply(after, action);
                actions++;
                int next = number(after, depths.get(i) + 1);
                if (action < Long.SIZE) {
                    led.add(next);
                    for (Property property : properties) {
                        if (property instanceof StepProperty ofSteps) {
                            note(property, ofSteps.holds(state, action, after), depths.get(i) + 1);
                        }
                    }
                }
            }
        }
        progress.add(led);
    }

    private void note(Property property, boolean holds, int length) {
        if (!holds) {
            shortest.merge(property, length, Math::min);
        }
    }

    /** Whether the state belongs to a component of states that was left for good, once all that it leads to is gone through. */
    private void visit(int i, List<Property> properties) {
        visit[i] = ++visits;
        least[i] = visits;
        open.add(i);
        for (int next : progress.get(i)) {
            if (visit[next] == 0) {
                visit(next, properties);
            }
            if (open.contains(next)) {
                least[i] = Math.min(least[i], least[next]);
            }
        }
        if (least[i] == visit[i]) {
            List<Integer> component = open.subList(open.lastIndexOf(i), open.size());
            boolean isBottom = component.stream().allMatch(member -> component.containsAll(progress.get(member)));
            if (isBottom) {
                judge(component, properties);
            }
            component.clear();
        }
    }

    private void judge(List<Integer> component, List<Property> properties) {
        int nearest = component.stream().mapToInt(depths::get).min().orElseThrow();
        for (Property property : properties) {
            if (property.isEventual() && property instanceof StateProperty ofStates) {
                boolean holds =
                        component.stream().allMatch(member -> ofStates.holds(transitions.plan(), states.get(member)));
                note(property, holds, nearest);
            }
        }
    }

    /** Whether there are no more states than allowed; else nothing else is known. */
    boolean isWithinBound() {
        return states.size() <= most;
    }

    long states() {
        return states.size();
    }

    long actions() {
        return actions;
    }

    int depth() {
        return depths.get(depths.size() - 1);
    }

    /** How many actions lead to the nearest violation. */
    OptionalInt shortest(Property property) {
        Integer length = shortest.get(property);
        return length == null ? OptionalInt.empty() : OptionalInt.of(length);
    }
}
