package io.handover.model.property;

import io.handover.model.procedure.Plan;
import io.handover.model.state.SiteState;

/**
 * A property of single states: an <em>always</em> one must hold in every reachable state, an <em>eventually</em> one in every
 * state of every bottom component of the progress graph.
 */
public non-sealed interface StateProperty extends Property {
    boolean holds(Plan plan, SiteState state);
}
