package io.handover.simulator.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IntervalTest {
    /** Worked out from Wilson's formula with z = 1.959964. */
    @ParameterizedTest
    @CsvSource({
        "0, 10, 0, 0.2775",
        "1, 10, 0.0179, 0.4042",
        "5, 10, 0.2366, 0.7634",
        "10, 10, 0.7225, 1",
        "15, 148, 0.0624, 0.1605",
        "0, 100000, 0, 0.0000384",
        "50, 100, 0.4038, 0.5962"
    })
    void theBoundsAreWilsons(long hits, long runs, double low, double high) {
        Interval interval = Interval.of(hits, runs);

        assertThat(interval.low()).isCloseTo(low, within(0.00005));
        assertThat(interval.high()).isCloseTo(high, within(0.00005));
    }

    @Test
    void withoutRunsEverythingIsPossible() {
        assertThat(Interval.of(0, 0)).isEqualTo(new Interval(0, 1));
    }
}
