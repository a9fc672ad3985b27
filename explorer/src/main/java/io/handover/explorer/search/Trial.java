package io.handover.explorer.search;

import io.handover.model.property.Property;
import io.handover.model.property.StateProperty;
import io.handover.model.property.StepProperty;
import io.handover.model.state.SiteState;
import io.handover.model.transition.Transitions;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.Set;

/**
 * A path gone along step by step through the transition function, to see whether it is one and what it ends in. Owes nothing to how an
 * exploration found it.
 */
public final class Trial {
    /** The most states of a component in which the site may go round: far more than any is known to have. */
    private static final int MOST_ROUND = 100_000;

    private final Transitions transitions;
    private final List<Integer> actions;
    private final List<SiteState> states = new ArrayList<>();

    /** Goes along a path from some state as far as its actions, by number, are enabled. */
    public Trial(Transitions transitions, SiteState start, List<Integer> actions) {
        this.transitions = transitions;
        this.actions = List.copyOf(actions);
        states.add(start.copy());
        for (int action : actions) {
            SiteState state = last().copy();
            if (!transitions.isEnabled(state, action)) {
                return;
            }
            transitions.apply(state, action);
            states.add(state);
        }
    }

    /** The state that the path leads to, as far as it can be gone along. */
    public SiteState last() {
        return states.get(states.size() - 1);
    }

    /** The place in the path, from 0, of the first action that is not enabled where it stands; empty if all are. */
    public OptionalInt notEnabled() {
        return states.size() <= actions.size() ? OptionalInt.of(states.size() - 1) : OptionalInt.empty();
    }

    /**
     * Whether the path, as far as it can be gone along, ends in a violation (docs/model.md, "Always and eventually"): in a state that
     * violates an <em>always</em> property, with a step that violates a property of steps, or in a state of a bottom component that
     * violates an <em>eventually</em> property.
     */
    public boolean endsInViolation(Property property) {
        if (property instanceof StepProperty ofSteps) {
            return states.size() > 1 && violates(ofSteps, states.size() - 2);
        }
        StateProperty ofStates = (StateProperty) property;
        return property.isEventual() ? isInViolatingComponent(ofStates) : violates(ofStates, last());
    }

    /** Whether a state or step before the end violates an <em>always</em> property already. */
    public boolean violatesBeforeItsEnd(Property property) {
        for (int i = 0; i < states.size() - 1; i++) {
            boolean violates = property instanceof StepProperty ofSteps
                    ? i < states.size() - 2 && violates(ofSteps, i)
                    : !property.isEventual() && violates((StateProperty) property, states.get(i));
            if (violates) {
                return true;
            }
        }
        return false;
    }

    private boolean violates(StateProperty property, SiteState state) {
        return !property.holds(transitions.plan(), state);
    }

    private boolean violates(StepProperty property, int i) {
        return !property.holds(states.get(i), actions.get(i), states.get(i + 1));
    }

    /** Whether everything that progress leads to from the last state leads back to it, and some of that violates the property. */
    private boolean isInViolatingComponent(StateProperty property) {
        Map<SiteState, List<SiteState>> from = new LinkedHashMap<>();
        Deque<SiteState> open = new ArrayDeque<>(List.of(last()));
        from.put(last(), new ArrayList<>());
        while (!open.isEmpty()) {
            SiteState state = open.remove();
            for (long rest = transitions.progress(state); rest != 0; rest &= rest - 1) {
                SiteState next = state.copy();
                transitions.apply(next, Long.numberOfTrailingZeros(rest));
                if (!from.containsKey(next)) {
                    if (from.size() == MOST_ROUND) {
                        return false;
                    }
                    from.put(next, new ArrayList<>());
                    open.add(next);
                }
                Objects.requireNonNull(from.get(next)).add(state);
            }
        }
        return leadingTo(last(), from).size() == from.size()
                && from.keySet().stream().anyMatch(state -> violates(property, state));
    }

    private static Set<SiteState> leadingTo(SiteState end, Map<SiteState, List<SiteState>> from) {
        Set<SiteState> found = new LinkedHashSet<>(List.of(end));
        Deque<SiteState> open = new ArrayDeque<>(List.of(end));
        while (!open.isEmpty()) {
            for (SiteState before : from.getOrDefault(open.remove(), List.of())) {
                if (found.add(before)) {
                    open.add(before);
                }
            }
        }
        return found;
    }
}
