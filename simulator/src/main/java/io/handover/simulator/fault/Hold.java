package io.handover.simulator.fault;

import io.handover.model.procedure.Plan;
import io.handover.model.procedure.Step;
import io.handover.model.state.SiteState;

/**
 * A fault that holds enabled actions back while it lasts. It never adds an action, so that every path of a simulated run stays
 * a path of the model.
 */
public interface Hold {
    /** The progress actions that cannot happen now, as a set of action numbers; those of the operator's step aside. */
    default long holds(SiteState state) {
        return 0;
    }

    /** Whether the operator cannot do a step now: give its command or, where it is a check, look. */
    default boolean hinders(Step step, SiteState state) {
        return false;
    }

    /** By how much replication is slowed down. */
    default int replicationFactor() {
        return 1;
    }

    /** Whether it is over before its time. */
    default boolean isOver(SiteState state) {
        return false;
    }

    /** What it does, for a timeline. */
    String phrase(Plan plan);
}
