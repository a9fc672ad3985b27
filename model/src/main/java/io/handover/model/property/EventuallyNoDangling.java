package io.handover.model.property;

import io.handover.model.procedure.Plan;
import io.handover.model.state.SiteState;

/**
 * No relationship has only one end: a registration that nobody reads keeps the write-ahead log until the disk is full, and a
 * subscription that is registered nowhere brings nothing.
 */
final class EventuallyNoDangling implements StateProperty {
    @Override
    public String name() {
        return "eventually-no-dangling";
    }

    @Override
    public String promise() {
        return "in the end no replication is left with only one of its two ends";
    }

    @Override
    public boolean isEventual() {
        return true;
    }

    @Override
    public boolean holds(Plan plan, SiteState state) {
        return state.danglingPairs() == 0;
    }
}
