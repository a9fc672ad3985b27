package io.handover.executor.api;

import java.time.Duration;

/**
 * What a server may take.
 *
 * @param connect until a connection stands
 * @param answer from a request until its answer is complete
 * @param mostBytes the longest body
 */
public record Limits(Duration connect, Duration answer, int mostBytes) {
    /** Everything that is asked for here is answered within a second by a healthy server, in a few kilobytes. */
    public static final Limits USUAL = new Limits(Duration.ofSeconds(5), Duration.ofSeconds(9), 4 << 20);
}
