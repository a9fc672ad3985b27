package io.handover.explorer.search;

/** What an exploration says of a property, within its bounds. */
public enum Verdict {
    /** Proved: every reachable state was judged. */
    HOLDS,
    /** There is a counterexample, a shortest one. */
    VIOLATED,
    /** Not all reachable states were judged, and those that were do not violate it. */
    UNKNOWN
}
