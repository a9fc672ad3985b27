package io.handover.executor.execute;

import io.handover.executor.plan.Directive;
import io.handover.executor.port.Pace;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * How long the executor waits, and for how long what it has seen counts. All of it is measured on the clock that nobody sets, and up to
 * the last look: whoever was away meanwhile looks again before a deadline has passed.
 */
final class Waiting {
    /** What was seen longer ago than this is not acted on: the executor was stopped, or its disk was slow. */
    private static final Duration MOST_AGE = Duration.ofSeconds(5);

    /** From the end of streaming until a wizard has certainly stopped; it takes some seconds (docs/model.md, "Durations"). */
    private static final Duration MOST_UNTIL_STOPPED = Duration.ofSeconds(30);

    private final Pace pace;
    private final Patience patience;
    private final Map<Integer, Duration> given = new HashMap<>();
    private Optional<Duration> onlyStopsSince = Optional.empty();
    private Duration stepSince;
    private Duration looked;
    private Duration told;
    private Duration nextPause;

    Waiting(Pace pace, Patience patience) {
        this.pace = pace;
        this.patience = patience;
        this.stepSince = pace.elapsed();
        this.looked = stepSince;
        this.told = stepSince;
        this.nextPause = patience.firstPause();
    }

    /** The site has just been looked at. */
    void looked() {
        looked = pace.elapsed();
    }

    /** Whether that is so short a time ago that it may be acted on. */
    boolean isFresh() {
        return pace.elapsed().minus(looked).compareTo(MOST_AGE) <= 0;
    }

    /** Something has happened: the next look is soon. */
    void hurry() {
        nextPause = patience.firstPause();
    }

    /** Another step begins here. */
    void beginStep() {
        stepSince = pace.elapsed();
        told = stepSince;
        hurry();
    }

    /** The command of that number has been given. */
    void given(int order) {
        Duration now = pace.elapsed();
        given.put(order, now);
        told = now;
        hurry();
    }

    /** For how long the step has been going on; where its command was given later, and by this executor, since then. */
    Duration waited(Optional<History.Pending> pending) {
        Duration since = pending.map(order -> given.getOrDefault(order.order(), stepSince))
                .filter(later -> later.compareTo(stepSince) > 0)
                .orElse(stepSince);
        return looked.minus(since);
    }

    /** For how long the step has been going on. */
    Duration waited() {
        return waited(Optional.empty());
    }

    /** Whether a command is so fresh that its effect may come yet. */
    boolean mayTakeEffect(History.Pending pending) {
        return Optional.ofNullable(given.get(pending.order()))
                .filter(when -> looked.minus(when).compareTo(patience.grace()) < 0)
                .isPresent();
    }

    /** Whether nothing has been seen of an earlier executor's command for long enough to give it again. */
    boolean isGraceOver() {
        return waited().compareTo(patience.grace()) > 0;
    }

    /** The model knows no time, so that a switch that can only stop could do so for ever; whether it has by now. */
    boolean switchHasEnded(boolean onlyStops) {
        if (!onlyStops) {
            onlyStopsSince = Optional.empty();
            return false;
        }
        if (onlyStopsSince.isEmpty()) {
            onlyStopsSince = Optional.of(looked);
        }
        return looked.minus(onlyStopsSince.get()).compareTo(MOST_UNTIL_STOPPED) >= 0;
    }

    /** What a person who has not heard anything for a while is told; empty where it is not time yet. */
    Optional<String> report(Directive directive, String what, Duration waited, String otherwise) {
        if (looked.minus(told).compareTo(patience.report()) < 0) {
            return Optional.empty();
        }
        told = looked;
        return Optional.of("Waiting at " + directive.id() + " (" + directive.command() + ") until " + what + ": for "
                + seconds(waited) + " already, " + directive.most() + " at most. Then it stops with 2: " + otherwise
                + ". You can type plan, skip REASON, stop or help.");
    }

    private static String seconds(Duration duration) {
        long minutes = duration.toMinutes();
        return (minutes > 0 ? minutes + " min " : "") + duration.toSecondsPart() + " s";
    }

    /** Waits for the next look, which comes the later the longer nothing happens. */
    void pause() {
        pace.pause(nextPause);
        nextPause = patience.after(nextPause);
    }
}
