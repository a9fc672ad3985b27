package io.handover.analysis.slips;

import io.handover.model.procedure.Plan;
import io.handover.model.procedure.Step;
import io.handover.model.state.SiteState;

/**
 * A step's place in a plan.
 *
 * @param branch the what-if branch, or {@link SiteState#NO_BRANCH} for the main steps
 * @param number the step's number in it, from 0
 */
record Place(int branch, int number) {
    static Place main(int number) {
        return new Place(SiteState.NO_BRANCH, number);
    }

    boolean isMain() {
        return branch == SiteState.NO_BRANCH;
    }

    /** Whether the operator is there. */
    boolean isAt(SiteState state) {
        return state.branch() == branch && number == (isMain() ? state.pc() : state.place());
    }

    Step step(Plan plan) {
        return isMain() ? plan.step(number) : plan.branch(branch).steps().get(number);
    }
}
