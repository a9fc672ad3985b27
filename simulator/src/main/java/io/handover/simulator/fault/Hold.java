package io.handover.simulator.fault;

import io.handover.model.procedure.Plan;
import io.handover.model.state.SiteState;

/**
 * A fault that holds enabled actions back while it lasts. It never adds an action, so that every path of a simulated run stays
 * a path of the model.
 */
public interface Hold {
    /** The progress actions that cannot happen now, as a set of action numbers. */
    long holds(Plan plan, SiteState state);

    /** By how much replication is slowed down. */
    default int replicationFactor() {
        return 1;
    }

    /** Whether it is over before its time. */
    default boolean isOver(SiteState state) {
        return false;
    }

    /** What it does, for a timeline; server names are filled in by {@code names}. */
    String phrase(Plan plan);
}
