package io.handover.model.property;

import io.handover.model.procedure.Plan;
import io.handover.model.state.SiteState;

/** When the procedure is complete, every change made so far that is not exempt is in the database of server 1. */
final class OnlyExemptChangesLost implements StateProperty {
    @Override
    public String name() {
        return "only-exempt-changes-lost";
    }

    @Override
    public String promise() {
        return "no change is lost but those that the procedure declares lost";
    }

    @Override
    public boolean isEventual() {
        return false;
    }

    @Override
    public boolean holds(Plan plan, SiteState state) {
        return state.pc() < plan.complete() || (state.changesMade() & ~state.exempt() & ~state.database(1)) == 0;
    }

    @Override
    public boolean looksAtLedger(Plan plan, SiteState state) {
        return state.pc() == plan.complete();
    }
}
