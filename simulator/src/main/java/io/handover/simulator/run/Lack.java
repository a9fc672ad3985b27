package io.handover.simulator.run;

/** What there is at the end of a run that a check did not want, where a {@link Cause} does not say it all. */
public enum Lack {
    /** Nothing of the kind: the check was violated on the way, or its cause says it. */
    NONE,
    /** A server is not up. */
    DOWN,
    /** A server is up with the old release. */
    OLD_RELEASE,
    /** A server, still registered, cannot reach the active one. */
    UNREACHED,
    /** A server, still registered, has another release than the active one. */
    RELEASES_DIFFER,
    /** A server replicates from another one than the active. */
    FROM_ANOTHER,
    /** A server lost its replication and has none since. */
    UNLINKED,
    /** A server never had a replication. */
    NEVER_LINKED,
    /** A server replicates and lacks changes all the same. */
    BEHIND,
    /** What was to end goes on for ever, or what was to be done is never done. */
    FOR_EVER
}
