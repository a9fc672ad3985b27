package io.handover.model.property;

import io.handover.model.procedure.Plan;
import io.handover.model.state.SiteState;

/** Exactly one server is up and active. */
final class EventuallySingleActive implements StateProperty {
    @Override
    public String name() {
        return "eventually-single-active";
    }

    @Override
    public String promise() {
        return "in the end exactly one server is active";
    }

    @Override
    public boolean isEventual() {
        return true;
    }

    @Override
    public boolean holds(Plan plan, SiteState state) {
        return Integer.bitCount(state.upActive()) == 1;
    }
}
