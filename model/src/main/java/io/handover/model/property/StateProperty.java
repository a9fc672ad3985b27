package io.handover.model.property;

import io.handover.model.procedure.Plan;
import io.handover.model.state.SiteState;

/**
 * A property of single states: an <em>always</em> one must hold in every reachable state, an <em>eventually</em> one in every
 * state of every bottom component of the progress graph.
 */
public non-sealed interface StateProperty extends Property {
    boolean holds(Plan plan, SiteState state);

    /** Whether the property may hold otherwise in a state that differs from another in the operator's place alone. */
    default boolean looksAtPlace() {
        return false;
    }

    /**
     * Whether the property may hold otherwise in a state that differs from this one in its ledger alone: in what changes there are
     * and which database holds which.
     */
    default boolean looksAtLedger(Plan plan, SiteState state) {
        return false;
    }
}
