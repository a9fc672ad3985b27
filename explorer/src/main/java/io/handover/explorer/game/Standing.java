package io.handover.explorer.game;

/** How an operator with full sight stands in a state: see the package. The order is from the best to the worst. */
public enum Standing {
    /** There is a way to act that gets there whatever happens. */
    CERTAIN,
    /** Some course of events gets there; what happens may also prevent it. */
    WITH_LUCK,
    /** No course of events gets there. */
    LOST
}
