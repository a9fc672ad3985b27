package io.handover.simulator.campaign;

/** What a number of runs says of a check. */
public enum Verdict {
    /** No run violated it, and some exercised it. */
    HELD,
    /** Some run violated it. */
    VIOLATED,
    /** No run violated it, and none exercised it or not all came to rest. */
    UNKNOWN
}
