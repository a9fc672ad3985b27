package io.handover.model.property;

import io.handover.model.action.ActionKind;
import io.handover.model.state.SiteState;

/** No progress action takes the last active server away: what procedure and product do themselves, faults aside. */
final class ManagementKept implements StepProperty {
    @Override
    public String name() {
        return "management-kept";
    }

    @Override
    public String promise() {
        return "neither the procedure nor the product takes the last active server away";
    }

    @Override
    public boolean looksAtActivesAlone() {
        return true;
    }

    @Override
    public boolean holds(SiteState before, int action, SiteState after) {
        return after.upActive() != 0
                || before.upActive() == 0
                || ActionKind.of(action).isFault();
    }
}
