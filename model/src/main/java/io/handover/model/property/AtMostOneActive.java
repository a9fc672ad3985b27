package io.handover.model.property;

import io.handover.model.procedure.Plan;
import io.handover.model.state.SiteState;

/** At most one server is up and active, unless the procedure declares several now (docs/model.md, "Declarations"). */
final class AtMostOneActive implements StateProperty {
    @Override
    public String name() {
        return "at-most-one-active";
    }

    @Override
    public String promise() {
        return "at most one server is active, but where the procedure declares several";
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
    public boolean looksAtPlace() {
        return true;
    }

    @Override
    public boolean holds(Plan plan, SiteState state) {
        int actives = state.upActive();
        return (actives & actives - 1) == 0 || plan.allowsSeveralActive(state.pc());
    }
}
