package io.handover.analysis.synthesis;

import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;

/** How far a synthesis is, and whether it is to go on; may be asked and told by any thread. */
public final class SynthesisWatch {
    private final AtomicInteger games = new AtomicInteger();
    private final AtomicInteger tries = new AtomicInteger();
    private volatile boolean cancelled;

    /** Lets it end soon. */
    public void cancel() {
        cancelled = true;
    }

    boolean isCancelled() {
        return cancelled;
    }

    void check() {
        if (cancelled) {
            throw new CancellationException("the synthesis was cancelled");
        }
    }

    void played() {
        games.incrementAndGet();
    }

    void tried(int procedures) {
        tries.addAndGet(procedures);
    }

    /** How many games were played. */
    public int games() {
        return games.get();
    }

    /** How many procedures were explored. */
    public int tries() {
        return tries.get();
    }
}
