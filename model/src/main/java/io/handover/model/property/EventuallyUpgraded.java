package io.handover.model.property;

import io.handover.model.procedure.Plan;
import io.handover.model.state.SiteState;

/** All servers are up and of the new release. */
final class EventuallyUpgraded implements StateProperty {
    @Override
    public String name() {
        return "eventually-upgraded";
    }

    @Override
    public String promise() {
        return "in the end every server is up with the new release";
    }

    @Override
    public boolean isEventual() {
        return true;
    }

    @Override
    public boolean holds(Plan plan, SiteState state) {
        return (state.up() & state.upgraded()) == state.all();
    }
}
