package io.handover.executor.journal;

import io.handover.model.procedure.Branch;
import io.handover.model.procedure.Plan;
import io.handover.model.procedure.Step;
import io.handover.model.state.SiteState;

/**
 * Where the operator is in a plan (docs/model.md, "What-if branches").
 *
 * @param pc the main step, from 0; the number of steps when the procedure is complete
 * @param branch the running what-if branch, from 0, or {@link SiteState#NO_BRANCH}
 * @param place the step of the branch, from 0
 */
public record Place(int pc, int branch, int place) {
    public static final Place START = new Place(0, SiteState.NO_BRANCH, 0);

    /** Whether there is nothing left to do. */
    public boolean complete(Plan plan) {
        return branch == SiteState.NO_BRANCH && pc >= plan.complete();
    }

    /** The step here; asked only where there is one. */
    public Step step(Plan plan) {
        return branch == SiteState.NO_BRANCH
                ? plan.step(pc)
                : plan.branch(branch).steps().get(place);
    }

    /** Where the operator is when the step here is done. */
    public Place next(Plan plan) {
        if (branch == SiteState.NO_BRANCH) {
            return new Place(pc + 1, branch, 0);
        }
        Branch running = plan.branch(branch);
        return place + 1 < running.steps().size()
                ? new Place(pc, branch, place + 1)
                : new Place(running.resumeFrom(pc, plan.complete()), SiteState.NO_BRANCH, 0);
    }

    /** Where the operator is on turning to a branch. */
    public Place divert(int to) {
        return new Place(pc, to, 0);
    }
}
