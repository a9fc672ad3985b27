package io.handover.analysis.synthesis;

import io.handover.explorer.search.Exploration;
import io.handover.explorer.search.Finding;
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

    /** How many actions the shortest way to break a property takes; 0 where it is only not known that there is none. */
    int length(Property property) {
        return finding(property).length().orElse(0);
    }
}
