package io.handover.console.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.handover.simulator.campaign.Interval;
import io.handover.simulator.run.Measures;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FiguresTest {
    @ParameterizedTest
    @CsvSource({"0, 0 branches", "1, 1 branch", "2, 2 branches", "1234, '1,234 branches'"})
    void oneIsCountedInTheSingular(long number, String text) {
        assertThat(Figures.counted(number, "branch", "branches")).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "1, 100",
        "0.0995, 9.95",
        "0.00007, 0.007",
        "0.99996, 99.996",
        "0.9999999999, 99.99999",
        "0.5, 50",
    })
    void aShareNeverReadsAsAllWhereItIsLess(double share, String percent) {
        assertThat(Figures.percent(share)).isEqualTo(percent);
    }

    @ParameterizedTest
    @CsvSource({"0.09771, 0.10137, 9.7-10.2", "0, 0.000038, 0-0.0038", "0.99984, 1, 99.9-100"})
    void anIntervalIsRoundedOutwards(double low, double high, String text) {
        assertThat(Figures.interval(new Interval(low, high))).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        Measures.NEVER + ", never",
        "0, 0 s",
        "1, 0.0 s",
        "12345, 12.3 s",
        "59949, 59.9 s",
        "59950, 1 min 00 s",
        "245000, 4 min 05 s",
        "3599499, 59 min 59 s",
        "3599500, 1 h 00 min",
        "3720000, 1 h 02 min",
    })
    void aDurationIsWrittenInTheUnitThatFits(long millis, String text) {
        assertThat(Figures.duration(millis)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"0, 0:00:00.0", "127499, 0:02:07.4", "90061000, 25:01:01.0"})
    void aMomentIsHoursMinutesSeconds(long millis, String text) {
        assertThat(Figures.clock(millis)).isEqualTo(text);
    }
}
