package io.handover.analysis.survival;

import io.handover.model.property.Property;
import io.handover.model.transition.Transitions;
import java.util.List;

/**
 * A counterexample as it was found.
 *
 * @param transitions those of the procedure that it was found in
 * @param actions action numbers from the start of that procedure, each enabled where it stands
 * @param property what it violates
 */
public record PastStory(Transitions transitions, List<Integer> actions, Property property) {
    public PastStory {
        actions = List.copyOf(actions);
    }
}
