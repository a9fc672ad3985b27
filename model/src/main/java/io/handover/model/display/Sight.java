package io.handover.model.display;

import io.handover.model.state.SiteState;

/** What one server knows of another in monitoring. */
public enum Sight {
    /** Seen: docs/model.md, "Derived terms". */
    UP,
    /**
     * Reachable and not seen: its process is not up, or it is of another release and the site assumes that releases do not see
     * each other, or nothing is heard of it.
     */
    NOT_SEEN,
    /** The two cannot reach each other, whatever the other's process does. */
    UNREACHABLE;

    /**
     * What a server that is up knows of another, or of itself.
     *
     * @param unheard the servers of which it hears nothing
     */
    public static Sight of(SiteState state, int server, int unheard, int other) {
        if (!state.reaches(server, other)) {
            return UNREACHABLE;
        }
        return (state.seen(server) & ~unheard & 1 << other) != 0 ? UP : NOT_SEEN;
    }
}
