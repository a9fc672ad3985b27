package io.handover.analysis.synthesis;

import io.handover.explorer.search.Exploration;
import io.handover.explorer.search.Finding;
import io.handover.model.action.ActionKind;
import io.handover.model.procedure.Procedure;
import io.handover.model.property.Property;
import io.handover.model.transition.Transitions;
import java.util.List;

/**
 * A procedure that was explored.
 *
 * @param procedure it
 * @param transitions what may happen in it
 * @param exploration what was found
 * @param broken what it was to keep and does not, or not for certain, in the order of docs/model.md, "Properties"
 * @param commands how many commands it gives where nothing surprising happens; {@link Integer#MAX_VALUE} where it does not come to its end then
 */
record Tried(
        Procedure procedure, Transitions transitions, Exploration exploration, List<Property> broken, int commands) {
    Tried {
        broken = List.copyOf(broken);
    }

    boolean isProved() {
        return broken.isEmpty();
    }

    Finding finding(Property property) {
        return exploration.finding(property);
    }

    /**
     * How much happens on the shortest way to break a property; that a step is done, or found to be done, does not count. 0 where it is only not known
     * that there is none.
     */
    int length(Property property) {
        return (int) finding(property).trace().stream()
                .filter(action -> ActionKind.of(action) != ActionKind.ADVANCE)
                .count();
    }
}
