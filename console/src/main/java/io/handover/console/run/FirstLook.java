package io.handover.console.run;

import io.handover.executor.port.Pace;
import io.handover.executor.port.Reading;
import io.handover.executor.port.Servers;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/** The first look at a site. Where nothing at all listens yet, as when it is just being started, it is given a little time. */
public final class FirstLook {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration EVERY = Duration.ofMillis(500);

    /** From when the first server listens until all do that are being started with it. */
    private static final Duration TOGETHER = Duration.ofSeconds(1);

    private FirstLook() {}

    /**
     * What each server shows.
     *
     * @param tell says to the operator what is waited for
     */
    public static List<Reading> at(Servers servers, Pace pace, Consumer<String> tell) {
        List<Reading> round = servers.observe();
        if (!isSilent(round)) {
            return round;
        }
        tell.accept("Nothing listens at any server yet; waiting for them, " + PATIENCE.toSeconds() + " s at most.");
        Duration end = pace.elapsed().plus(PATIENCE);
        while (isSilent(round) && pace.elapsed().compareTo(end) < 0 && !pace.stopped()) {
            pace.pause(EVERY);
            round = servers.observe();
        }
        if (isSilent(round)) {
            return round;
        }
        pace.pause(TOGETHER);
        return servers.observe();
    }

    private static boolean isSilent(List<Reading> round) {
        return round.stream().allMatch(Reading.NothingListens.class::isInstance);
    }
}
