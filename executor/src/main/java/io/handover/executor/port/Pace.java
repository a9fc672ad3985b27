package io.handover.executor.port;

import java.time.Duration;
import java.time.Instant;

/** The time that passes. */
public interface Pace {
    /** The time of day, for the record alone: it can be set at any moment. */
    Instant now();

    /** How long it is since some moment before the run began. Nobody sets this clock, so that it is the one for deadlines. */
    Duration elapsed();

    /** Waits that long, or until the executor is told to stop. */
    void pause(Duration duration);

    /** Whether the executor has been told to stop. */
    boolean stopped();
}
