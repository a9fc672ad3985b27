package io.handover.simulator.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.handover.simulator.run.Measures;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PercentilesTest {
    private static Percentiles upTo(int most) {
        Percentiles percentiles = new Percentiles();
        for (int i = 1; i <= most; i++) {
            percentiles.record(i);
        }
        return percentiles;
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "1, 1", "7, 7", "50, 50", "95, 95", "99, 99", "99.5, 100", "100, 100"})
    void aPercentileIsTheLeastValueThatSoManyLieAtOrBelow(double percent, long value) {
        assertThat(upTo(100).at(percent)).isEqualTo(value);
    }

    @Test
    void largeValuesKeepThreeDigits() {
        Percentiles percentiles = new Percentiles();
        percentiles.record(123_456_789);

        assertThat((double) percentiles.at(50)).isCloseTo(123_456_789, within(123_457.0));
    }

    @Test
    void aRunThatNeverEndedLiesAboveAllOthers() {
        Percentiles percentiles = upTo(90);
        for (int i = 0; i < 10; i++) {
            percentiles.record(Measures.NEVER);
        }

        assertThat(percentiles.runs()).isEqualTo(100);
        assertThat(percentiles.never()).isEqualTo(10);
        assertThat(percentiles.at(90)).isEqualTo(90);
        assertThat(percentiles.at(91)).isEqualTo(Measures.NEVER);
        assertThat(percentiles.at(100)).isEqualTo(Measures.NEVER);
    }

    @ParameterizedTest
    @CsvSource({"50, 2", "95, 20", "99, 100", "99.5, 200"})
    void aPercentileTellsMoreThanTheMaximumFromSoManyRunsOn(double percent, int runs) {
        assertThat(upTo(runs - 1).tells(percent)).isFalse();
        assertThat(upTo(runs).tells(percent)).isTrue();
    }

    @Test
    void withoutRunsThereIsNoPercentile() {
        assertThat(new Percentiles().at(50)).isEqualTo(Measures.NEVER);
        assertThat(new Percentiles().tells(50)).isFalse();
    }

    @Test
    void percentilesAddUp() {
        Percentiles low = upTo(50);
        Percentiles high = new Percentiles();
        for (int i = 51; i <= 100; i++) {
            high.record(i);
        }
        high.record(Measures.NEVER);
        low.add(high);

        assertThat(low.runs()).isEqualTo(101);
        assertThat(low.at(50)).isEqualTo(51);
        assertThat(low.never()).isEqualTo(1);
    }

    @Test
    void whatIsLongerThanAnythingThatASiteCanStateStillCounts() {
        Percentiles percentiles = new Percentiles();
        percentiles.record(Long.MAX_VALUE);

        assertThat(percentiles.at(100)).isPositive();
    }

    @Test
    void everyMeasureHasItsKeyTitleAndUnit() {
        assertThat(Measure.values()).extracting(Measure::key).doesNotHaveDuplicates();
        assertThat(Measure.values()).extracting(Measure::title).doesNotContain("");
        assertThat(Measure.values()).extracting(Measure::unit).containsOnly("ms", "changes");
    }
}
