package io.handover.model.property;

import io.handover.model.procedure.Plan;
import io.handover.model.state.SiteState;

/** Exactly one active; every other server is streaming from it and holds all its changes. */
final class EventuallyRedundant implements StateProperty {
    @Override
    public String name() {
        return "eventually-redundant";
    }

    @Override
    public String promise() {
        return "in the end every standby replicates from the one active server and holds all its changes";
    }

    @Override
    public boolean isEventual() {
        return true;
    }

    @Override
    public boolean holds(Plan plan, SiteState state) {
        int actives = state.upActive();
        if (Integer.bitCount(actives) != 1) {
            return false;
        }
        int a = Integer.numberOfTrailingZeros(actives);
        for (int s = 0; s < state.servers(); s++) {
            if (s != a && (!state.streamingFrom(s, a) || (state.database(a) & ~state.database(s)) != 0)) {
                return false;
            }
        }
        return true;
    }

    @Override
    public boolean looksAtLedger(Plan plan, SiteState state) {
        return true;
    }
}
