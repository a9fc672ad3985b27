package io.handover.executor.execute;

import java.time.Duration;

/**
 * How the executor waits.
 *
 * @param firstPause between the first two observations
 * @param longestPause between two observations, when it has waited long
 * @param grace how long the effect of a request takes at most to be seen, as a rule
 * @param report how long it waits without a word
 * @param mostLines how many lines its journal may get meanwhile
 */
public record Patience(Duration firstPause, Duration longestPause, Duration grace, Duration report, int mostLines) {
    /** A look every ten seconds for more than five days; who still waits then needs a person. */
    public static final int MOST_LINES = 50_000;

    /** For real sites: commands have their effect within seconds. */
    public static final Patience USUAL = new Patience(
            Duration.ofMillis(250), Duration.ofSeconds(10), Duration.ofSeconds(30), Duration.ofSeconds(30), MOST_LINES);

    /** The pause after that one. */
    Duration after(Duration pause) {
        Duration longer = pause.multipliedBy(3).dividedBy(2);
        return longer.compareTo(longestPause) > 0 ? longestPause : longer;
    }
}
