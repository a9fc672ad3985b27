package io.handover.explorer.search;

/**
 * How far an exploration is.
 *
 * @param phase what it is at
 * @param states distinct states visited so far
 * @param frontier states visited and not expanded yet; in later phases, states still to go through
 * @param depth the level that is being worked on
 * @param nanos time since its start, by the clock that it was given
 */
public record ExploreProgress(Phase phase, long states, long frontier, int depth, long nanos) {
    public enum Phase {
        /** Visiting states. */
        SEARCH,
        /** Seeing that the site comes to rest. */
        SETTLE,
        /** Finding the actions of counterexamples. */
        TRACE
    }

    /** States a second since the start; 0 where no time was measured. */
    public double statesPerSecond() {
        return nanos == 0 ? 0 : states * 1e9 / nanos;
    }
}
