package io.handover.model.property;

import io.handover.model.state.SiteState;

/** An <em>always</em> property of single steps between reachable states. */
public non-sealed interface StepProperty extends Property {
    /**
     * Whether the property holds of a step.
     *
     * @param before the state before
     * @param action the number of the action that happened
     * @param after the state after
     */
    boolean holds(SiteState before, int action, SiteState after);

    @Override
    default boolean isEventual() {
        return false;
    }
}
