package io.handover.explorer.search;

import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/** Tells of the progress of an exploration, its time, and whether it is to stop. */
final class Pulse {
    private final ProgressListener listener;
    private final LongSupplier clock;
    private final BooleanSupplier cancelled;
    private final long start;

    Pulse(ProgressListener listener, LongSupplier clock, BooleanSupplier cancelled) {
        this.listener = listener;
        this.clock = clock;
        this.cancelled = cancelled;
        this.start = clock.getAsLong();
    }

    /** Nanoseconds since the start. */
    long nanos() {
        return clock.getAsLong() - start;
    }

    boolean isCancelled() {
        return cancelled.getAsBoolean();
    }

    void beat(ExploreProgress.Phase phase, long states, long frontier, int depth) {
        listener.progress(new ExploreProgress(phase, states, frontier, depth, nanos()));
    }
}
