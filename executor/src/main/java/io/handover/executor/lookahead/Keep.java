package io.handover.executor.lookahead;

/** Whether a procedure can keep a property, or reach it, as it goes on from some states, if nothing fails. */
public enum Keep {
    /** There is a way. */
    POSSIBLE,
    /** There is none. */
    LOST,
    /** Not decided within the bounds. */
    UNKNOWN
}
