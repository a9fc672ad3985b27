package io.handover.simulator.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.handover.simulator.time.Distribution.Exponential;
import io.handover.simulator.time.Distribution.Fixed;
import io.handover.simulator.time.Distribution.LogNormal;
import io.handover.simulator.time.Distribution.Uniform;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;

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

    /** Deviations above the mean with that share of a standard normal distribution above them, from its tables. */
    static Stream<Arguments> tails() {
        return Stream.of(
                Arguments.of(0.5, 0.0),
                Arguments.of(0.9, 1.2815515655446004),
                Arguments.of(0.99, 2.3263478740408408),
                Arguments.of(0.999, 3.090232306167813),
                Arguments.of(0.9999, 3.719016485455709),
                Arguments.of(0.99999, 4.264890793922825),
                Arguments.of(0.999999, 4.753424308822899));
    }

    private static Percentage half() {
        return Percentage.withPercentage(0.5);
    }

    @ParameterizedTest
    @MethodSource("tails")
    void aDrawnDurationFollowsItsDistributionInTheTail(double q, double deviations) {
        for (LogNormal logNormal : List.of(
                new LogNormal(720_000, 2_100_000),
                new LogNormal(20_000, 240_000),
                new LogNormal(200, 3_000),
                new LogNormal(5_000, 30_000),
                new LogNormal(10, 100_000))) {
            double sigma = Math.log((double) logNormal.p99Millis() / logNormal.medianMillis()) / 2.3263478740408408;
            assertThat((double) at(logNormal, q))
                    .isCloseTo(logNormal.medianMillis() * Math.exp(sigma * deviations), half());
        }
        assertThat((double) at(new Exponential(300_000), q)).isCloseTo(-300_000 * Math.log1p(-q), half());
        assertThat((double) at(new Uniform(1_000, 3_000), q)).isCloseTo(1_000 + 2_000 * q, half());
        assertThat(at(new Fixed(1_234), q)).isEqualTo(1_234);
    }

    @ParameterizedTest
    @MethodSource("tails")
    void theShortDurationsOfALogNormalDistributionMirrorTheLongOnes(double q, double deviations) {
        LogNormal logNormal = new LogNormal(720_000, 2_100_000);
        double sigma = Math.log(2_100_000.0 / 720_000) / 2.3263478740408408;

        assertThat((double) at(logNormal, 1 - q)).isCloseTo(720_000 * Math.exp(-sigma * deviations), half());
    }

    @Test
    void everyQuantileInBetweenIsAsCloseToTheClosedForm() {
        Exponential exponential = new Exponential(300_000);
        Quantiles quantiles = new Quantiles(exponential);
        for (double q = 0.01; q < 1; q += 0.000_37) {
            assertThat((double) quantiles.at(place(q))).isCloseTo(-300_000 * Math.log1p(-q), half());
        }
        for (double above = 0.01; above > 1e-6; above *= 0.993) {
            assertThat((double) quantiles.at(place(1 - above))).isCloseTo(-300_000 * Math.log(above), half());
        }
    }

    /** A bound of 25 minutes on a reaction of 20 s, p99 4 min: broken in 2.6 of 100,000 draws. */
    @Test
    void aRareLongReactionIsAsRareAsItShouldBe() {
        Quantiles reaction = new Quantiles(new LogNormal(20_000, 240_000));
        double sigma = Math.log(12) / 2.3263478740408408;
        double deviations = Math.log(75) / sigma;
        assertThat(deviations).isBetween(4.0, 4.1);
        long low = 0;
        long high = 0xffffffffL;
        while (low < high) {
            long middle = (low + high) >>> 1;
            if (reaction.at((int) middle) < 1_500_000) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }

        // The share above 4.04 deviations, by the continued fraction of the normal tail.
        double fraction = deviations;
        for (int n = 60; n > 0; n--) {
            fraction = deviations + n / fraction;
        }
        double expected = Math.exp(-deviations * deviations / 2) / Math.sqrt(2 * Math.PI) / fraction;
        assertThat((0x1p32 - low) / 0x1p32).isCloseTo(expected, Percentage.withPercentage(1));
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
