package io.handover.executor.port;

import java.time.Duration;
import java.time.Instant;

/** The time that passes. */
public interface Pace {
    Instant now();

    /** Waits that long, or until the executor is told to stop. */
    void pause(Duration duration);

    /** Whether the executor has been told to stop. */
    boolean stopped();
}
