package io.handover.executor.lookahead;

/** Whether a property can be kept, or reached, from some states on, if nothing fails. */
public enum Keep {
    /** There is a way. */
    POSSIBLE,
    /** There is none. */
    LOST,
    /** Not decided within the bounds. */
    UNKNOWN
}
