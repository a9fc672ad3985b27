package io.handover.executor.belief;

import io.handover.model.state.SiteState;

/**
 * One way how the site can be.
 *
 * @param state never changed once it is here
 * @param pending the orders that may still take effect, as bits
 */
record Possible(SiteState state, long pending) {}
