package io.handover.model.display;

/** What one server knows of another in monitoring. */
public enum Sight {
    /** Seen: docs/model.md, "Derived terms". */
    UP,
    /**
     * Reachable and not seen: its process is not up, or it is of another release and the site assumes that releases do not see
     * each other.
     */
    NOT_SEEN,
    /** The two cannot reach each other, whatever the other's process does. */
    UNREACHABLE
}
