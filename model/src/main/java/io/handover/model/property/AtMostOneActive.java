package io.handover.model.property;

import io.handover.model.procedure.Plan;
import io.handover.model.state.SiteState;

/** At most one server is up and active, unless f ≤ pc ≤ d (semantics.md 1.5). */
final class AtMostOneActive implements StateProperty {
    @Override
    public String name() {
        return "at-most-one-active";
    }

    @Override
    public String promise() {
        return "two servers are active only between forced activation and the step that ends it";
    }

    @Override
    public boolean isEventual() {
        return false;
    }

    @Override
    public boolean holds(Plan plan, SiteState state) {
        int actives = state.upActive();
        return (actives & actives - 1) == 0 || plan.allowsSeveralActive(state.pc());
    }
}
