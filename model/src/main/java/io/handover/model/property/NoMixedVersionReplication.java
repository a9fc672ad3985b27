package io.handover.model.property;

import io.handover.model.procedure.Plan;
import io.handover.model.state.SiteState;

/** No relationship has both ends declared, both up, and two releases. */
final class NoMixedVersionReplication implements StateProperty {
    @Override
    public String name() {
        return "no-mixed-version-replication";
    }

    @Override
    public String promise() {
        return "no server replicates from one of another release";
    }

    @Override
    public boolean isEventual() {
        return false;
    }

    @Override
    public boolean holds(Plan plan, SiteState state) {
        return state.mixedVersionPairs() == 0;
    }
}
