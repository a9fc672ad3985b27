package io.handover.properties.spin;

import io.handover.model.condition.Condition;
import io.handover.model.procedure.Branch;
import java.util.List;
import java.util.OptionalInt;

/**
 * A what-if branch, about certain servers.
 *
 * @param when the condition that the operator watches for
 * @param target the server that it is about; 0 where the condition takes none
 * @param at its second server; 0 where the condition takes none
 * @param from the first main step in which the operator watches; empty: from the first step's end
 * @param until the last such step; empty: until and including <em>complete</em>, or until the last step where the detour ends the
 *     procedure
 * @param steps what the operator then does, one step or more
 * @param resume the main step to go on at, the number of main steps to end the procedure, {@link Branch#SAME_STEP} or
 *     {@link Branch#NEXT_STEP}
 */
record Detour(Condition when, int target, int at, OptionalInt from, OptionalInt until, List<Order> steps, int resume) {
    Detour {
        steps = List.copyOf(steps);
    }
}
