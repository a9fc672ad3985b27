package io.handover.simulator.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.handover.simulator.time.Distribution.Exponential;
import io.handover.simulator.time.Distribution.Fixed;
import io.handover.simulator.time.Distribution.LogNormal;
import io.handover.simulator.time.Distribution.Uniform;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class QuantilesTest {
    static final List<Distribution> DISTRIBUTIONS = List.of(
            new Fixed(1_234),
            new Uniform(1_000, 3_000),
            new LogNormal(720_000, 2_100_000),
            new LogNormal(200, 3_000),
            new Exponential(300_000),
            new Exponential(Distribution.MOST_MILLIS));

    private static int place(double p) {
        return (int) (long) (p * 0x1p32);
    }

    private static long at(Distribution distribution, double p) {
        return new Quantiles(distribution).at(place(p));
    }

    @ParameterizedTest
    @FieldSource("DISTRIBUTIONS")
    void aLaterPlaceIsNeverAShorterDuration(Distribution distribution) {
        Quantiles quantiles = new Quantiles(distribution);
        long last = 0;
        for (long u = 0; u <= 0xffffffffL; u += 104_729) {
            long millis = quantiles.at((int) u);
            assertThat(millis).isGreaterThanOrEqualTo(last);
            last = millis;
        }
        assertThat(quantiles.at(-1)).isBetween(last, Distribution.MOST_MILLIS);
    }

    @Test
    void aFixedDurationIsAlwaysTheSame() {
        assertThat(IntStream.of(0, 1 << 30, 1 << 31, -1).mapToLong(new Quantiles(new Fixed(1_234))::at))
                .containsOnly(1_234L);
    }

    @Test
    void aUniformDurationReachesBothEnds() {
        Uniform uniform = new Uniform(1_000, 3_000);

        assertThat(at(uniform, 0)).isEqualTo(1_000);
        assertThat(at(uniform, 0.5)).isEqualTo(2_000);
        assertThat(new Quantiles(uniform).at(-1)).isBetween(2_999L, 3_000L);
    }

    @Test
    void aLogNormalDurationHasTheMedianAndTheNinetyNinthPercentileThatItStates() {
        LogNormal installer = new LogNormal(720_000, 2_100_000);

        assertThat((double) at(installer, 0.5)).isCloseTo(720_000, within(720.0));
        assertThat((double) at(installer, 0.99)).isCloseTo(2_100_000, within(6_000.0));
        // median² / p99, by symmetry
        assertThat((double) at(installer, 0.01)).isCloseTo(720_000.0 * 720_000 / 2_100_000, within(1_000.0));
    }

    @Test
    void anExponentialDurationHasTheQuantilesOfItsMean() {
        Exponential exponential = new Exponential(300_000);

        assertThat(at(exponential, 0)).isZero();
        assertThat((double) at(exponential, 0.5)).isCloseTo(300_000 * Math.log(2), within(300.0));
        assertThat((double) at(exponential, 0.99)).isCloseTo(300_000 * Math.log(100), within(3_000.0));
    }

    @Test
    void theMeanOfAnExponentialDurationIsItsMean() {
        Quantiles quantiles = new Quantiles(new Exponential(300_000));

        double mean = IntStream.range(0, 200_000)
                .mapToLong(i -> quantiles.at((int) (SplitMix.at(1, i) >>> 32)))
                .average()
                .orElseThrow();

        assertThat(mean).isCloseTo(300_000, within(3_000.0));
    }

    @Test
    void nothingLastsLongerThanADurationMay() {
        assertThat(new Quantiles(new Exponential(Distribution.MOST_MILLIS)).at(-1))
                .isEqualTo(Distribution.MOST_MILLIS);
    }
}
