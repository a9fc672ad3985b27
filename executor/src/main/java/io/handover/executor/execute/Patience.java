package io.handover.executor.execute;

import java.time.Duration;

/**
 * How the executor waits.
 *
 * @param firstPause between the first two observations
 * @param longestPause between two observations, when it has waited long
 * @param grace how long the effect of a request takes at most to be seen, as a rule
 */
public record Patience(Duration firstPause, Duration longestPause, Duration grace) {
    /** For real sites: commands have their effect within seconds. */
    public static final Patience USUAL =
            new Patience(Duration.ofMillis(250), Duration.ofSeconds(10), Duration.ofSeconds(30));

    /** The pause after that one. */
    Duration after(Duration pause) {
        Duration longer = pause.multipliedBy(3).dividedBy(2);
        return longer.compareTo(longestPause) > 0 ? longestPause : longer;
    }
}
