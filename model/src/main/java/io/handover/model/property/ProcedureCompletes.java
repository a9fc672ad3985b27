package io.handover.model.property;

import io.handover.model.procedure.Plan;
import io.handover.model.state.SiteState;

/** The operator's place is <em>complete</em>, and no branch is running. */
final class ProcedureCompletes implements StateProperty {
    @Override
    public String name() {
        return "procedure-completes";
    }

    @Override
    public String promise() {
        return "the procedure can be carried out to its end";
    }

    @Override
    public boolean isEventual() {
        return true;
    }

    @Override
    public boolean looksAtPlace() {
        return true;
    }

    @Override
    public boolean holds(Plan plan, SiteState state) {
        return !plan.hasCurrent(state);
    }
}
