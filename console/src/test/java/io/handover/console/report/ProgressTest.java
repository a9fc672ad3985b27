package io.handover.console.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.handover.console.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

@SuppressWarnings("try") // what is closed at the end is not named before
class ProgressTest {
    private static final Instant BEGIN = Instant.parse("2026-03-01T14:30:00Z");

    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final AtomicLong seconds = new AtomicLong();

    /** Stands still until it is moved. */
    private final Clock clock = new Clock() {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return BEGIN.plusSeconds(seconds.get());
        }
    };

    private Progress progress(long done, long lineEveryMillis) {
        return new Progress(
                Terminal.NONE,
                "check",
                400,
                () -> done,
                clock,
                new PrintStream(err, true, StandardCharsets.UTF_8),
                lineEveryMillis);
    }

    private String said() {
        return err.toString(StandardCharsets.UTF_8);
    }

    @Test
    void whereNobodyWatchesALineNowAndThenSaysAtWhatTimeItEnds() {
        try (Progress progress = progress(100, 5)) {
            seconds.set(30);
            await().until(() -> said().lines().count() > 2);
        }
        assertThat(said().lines().skip(1)).containsOnly("check: 25 % done, ends about 14:32:00");
    }

    @Test
    void beforeAnythingIsDoneNoEndIsForeseen() {
        try (Progress progress = progress(0, 5)) {
            await().until(() -> !said().isEmpty());
        }
        assertThat(said().lines()).containsOnly("check: 0 % done");
    }

    @Test
    void shortWorkSaysNothing() {
        progress(399, Duration.ofMinutes(1).toMillis()).close();
        assertThat(said()).isEmpty();
    }
}
