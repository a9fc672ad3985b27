package io.handover.emulator.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SiteClockTest {
    private static final long SECOND_NANOS = 1_000_000_000L;

    private final AtomicLong nanos = new AtomicLong(77 * SECOND_NANOS);
    private final SiteClock clock = new SiteClock(nanos::get, 60, false);

    private void pass(long seconds) {
        nanos.addAndGet(seconds * SECOND_NANOS);
    }

    @Test
    void atSpeedSixtyASecondIsAMinute() {
        pass(2);
        assertThat(clock.nowMillis()).isEqualTo(120_000);
    }

    @Test
    void aNewSpeedCountsFromNowOn() {
        pass(1);
        clock.setSpeed(1);
        pass(5);
        assertThat(clock.nowMillis()).isEqualTo(65_000);
    }

    @Test
    void whilePausedItStandsAndCanStillBeAdvanced() {
        pass(1);
        clock.pause();
        pass(100);
        clock.advance(7);
        assertThat(clock.nowMillis()).isEqualTo(60_007);
        clock.resume();
        pass(1);
        assertThat(clock.nowMillis()).isEqualTo(120_007);
    }

    @Test
    void timeDoesNotGoBack() {
        assertThatThrownBy(() -> clock.advance(-1)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, 3_601, Double.NaN, Double.POSITIVE_INFINITY})
    void aSpeedOutOfBoundsIsRefused(double speed) {
        assertThatThrownBy(() -> clock.setSpeed(speed)).hasMessageContaining("at most 3600");
    }
}
