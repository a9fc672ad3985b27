package io.handover.model.property;

import io.handover.model.procedure.Plan;
import io.handover.model.state.SiteState;

/**
 * Each change that is not declared lost is held by some server that is up and active or, where there is none, by any server at all: what
 * is on a standby alone can still be saved by activating it, but beside an active server nobody will.
 */
final class OnlyDeclaredChangesLost implements StateProperty {
    @Override
    public String name() {
        return "only-declared-changes-lost";
    }

    @Override
    public String promise() {
        return "no change is lost but those that the procedure declares lost";
    }

    @Override
    public boolean isEventual() {
        return true;
    }

    @Override
    public boolean holds(Plan plan, SiteState state) {
        return (state.lost() & ~state.declared()) == 0;
    }

    @Override
    public boolean looksAtLedger(Plan plan, SiteState state) {
        return true;
    }
}
