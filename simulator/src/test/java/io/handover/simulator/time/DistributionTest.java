package io.handover.simulator.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.handover.simulator.time.Distribution.Exponential;
import io.handover.simulator.time.Distribution.Fixed;
import io.handover.simulator.time.Distribution.LogNormal;
import io.handover.simulator.time.Distribution.Uniform;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class DistributionTest {
    static Stream<ThrowingCallable> outOfRange() {
        return Stream.of(
                () -> new Fixed(-1),
                () -> new Fixed(Distribution.MOST_MILLIS + 1),
                () -> new Uniform(-1, 3),
                () -> new Uniform(4, 3),
                () -> new Uniform(4, Distribution.MOST_MILLIS + 1),
                () -> new LogNormal(0, 3),
                () -> new LogNormal(4, 3),
                () -> new LogNormal(4, Distribution.MOST_MILLIS + 1),
                () -> new Exponential(-1),
                () -> new Exponential(Distribution.MOST_MILLIS + 1));
    }

    @ParameterizedTest
    @MethodSource("outOfRange")
    void aDurationOutOfRangeIsRefused(ThrowingCallable made) {
        assertThatThrownBy(made).isInstanceOf(IllegalArgumentException.class).hasMessageMatching(".*\\d+.*");
    }

    @Test
    void theEndsOfTheRangeAreAllowed() {
        assertThatCode(() -> {
                    new Fixed(0);
                    new Fixed(Distribution.MOST_MILLIS);
                    new Uniform(3, 3);
                    new LogNormal(1, 1);
                })
                .doesNotThrowAnyException();
    }

    @Test
    void aRateIsTurnedIntoTheMeanTimeBetween() {
        assertThat(Exponential.perHour(12)).isEqualTo(new Exponential(300_000));
        assertThat(Exponential.perHour(1e-9)).isEqualTo(new Exponential(Distribution.MOST_MILLIS));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, Double.NaN, 3_600_001, Double.POSITIVE_INFINITY})
    void aRateOutOfRangeIsRefused(double rate) {
        assertThatThrownBy(() -> Exponential.perHour(rate)).isInstanceOf(IllegalArgumentException.class);
    }
}
