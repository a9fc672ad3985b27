package io.handover.explorer.search;

import io.handover.model.property.Property;

/**
 * A shortest violation of a property.
 *
 * @param depth the level of the state
 * @param state the least such state of the level; of a step property, the one before the step
 * @param goesRound see {@link Finding}
 */
record Violation(Property property, int depth, PackedState state, boolean goesRound) {}
