package io.handover.simulator.fault;

import io.handover.model.procedure.Plan;
import io.handover.model.procedure.Step;
import io.handover.model.state.SiteState;
import io.handover.model.transition.Transitions;
import java.util.function.Predicate;

/** Holds the operator's present command back where a fault concerns it. */
final class CommandHold {
    private CommandHold() {}

    static long where(Plan plan, SiteState state, Predicate<Step> concerned) {
        return plan.hasCurrent(state) && concerned.test(plan.current(state)) ? Transitions.ISSUE_SET : 0;
    }
}
