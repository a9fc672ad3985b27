package io.handover.model.property;

import io.handover.model.procedure.Plan;
import io.handover.model.state.SiteState;

/** At least one server is up and active: what <em>without downtime</em> promises. */
final class ManagementAvailable implements StateProperty {
    @Override
    public String name() {
        return "management-available";
    }

    @Override
    public String promise() {
        return "there is always an active server";
    }

    @Override
    public boolean isEventual() {
        return false;
    }

    @Override
    public boolean looksAtActivesAlone() {
        return true;
    }

    @Override
    public boolean holds(Plan plan, SiteState state) {
        return state.upActive() != 0;
    }
}
