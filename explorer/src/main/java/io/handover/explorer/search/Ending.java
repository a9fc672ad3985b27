package io.handover.explorer.search;

/** Why an exploration ended. */
public enum Ending {
    /** All there is was visited and judged. */
    COMPLETE,
    /** There is a state more than was allowed. */
    MAX_STATES,
    /** The states, or what is to be known of them, would have taken more memory than was allowed, or than there is. */
    MEMORY,
    /** It was told to stop. */
    CANCELLED
}
