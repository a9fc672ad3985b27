package io.handover.analysis.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.handover.simulator.campaign.Percentiles;
import io.handover.simulator.run.Measures;
import io.handover.simulator.time.SplitMix;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SummingTest {
    private static Percentiles of(long... values) {
        Percentiles percentiles = new Percentiles();
        for (long value : values) {
            percentiles.record(value);
        }
        return percentiles;
    }

    @Test
    void theMedianOfTenLiesBetweenTheSecondAndTheNinth() {
        Summary summary = new Summing(0.95).of(of(1, 2, 3, 4, 5, 6, 7, 8, 9, 10));

        assertThat(summary.at(Level.P50)).isEqualTo(new Estimate(Level.P50, 5, 2, Optional.of(9L)));
    }

    @Test
    void fewRunsGiveNoUpperBound() {
        Summary summary = new Summing(0.95).of(of(1, 2, 3, 4, 5, 6, 7, 8, 9, 10));

        assertThat(summary.at(Level.P90).high()).isEmpty();
        assertThat(summary.at(Level.P90).low()).isEqualTo(7);
        assertThat(summary.at(Level.MAX)).isEqualTo(new Estimate(Level.MAX, 10, 10, Optional.empty()));
        assertThat(new Summing(0.95).of(of(5)).at(Level.P50).low()).isZero();
    }

    @Test
    void whatNeverEndsLiesAboveAllOthersAndIsLeftOutWhereItIsGivenThatItEnds() {
        Percentiles percentiles = new Percentiles();
        for (int i = 1; i <= 1_000; i++) {
            percentiles.record(i <= 600 ? i : Measures.NEVER);
        }
        Summary summary = new Summing(0.95).of(percentiles);

        assertThat(summary.never().value()).isEqualTo(0.4);
        assertThat(summary.at(Level.P50).value()).isEqualTo(500);
        assertThat(summary.at(Level.P90))
                .isEqualTo(new Estimate(Level.P90, Measures.NEVER, Measures.NEVER, Optional.of(Measures.NEVER)));
        assertThat(summary.endedAt(Level.P50).value()).isEqualTo(300);
        assertThat(summary.endedAt(Level.MAX).value()).isEqualTo(600);
    }

    @Test
    void whereItEndsInNoRunNothingIsSaidOfThoseInWhichItEnds() {
        Summary summary = new Summing(0.95).of(of(Measures.NEVER, Measures.NEVER));

        assertThat(summary.ended()).isEmpty();
        assertThat(summary.at(Level.P50).value()).isEqualTo(Measures.NEVER);
        assertThat(new Summing(0.95).of(new Percentiles()).all()).isEmpty();
    }

    @Test
    void ranksAreNotMissedByARoundedProduct() {
        assertThat(Level.P999.rank(20_000)).isEqualTo(19_980);
        assertThat(Level.P90.rank(10)).isEqualTo(9);
        assertThat(Level.P50.rank(1)).isEqualTo(1);
    }

    @Test
    void someCountsWhatIsMoreThanNothingAndWhatNeverEnds() {
        assertThat(new Summing(0.95).of(of(0, 0, 3, Measures.NEVER)).some().hits())
                .isEqualTo(2);
    }

    /** Of the exponential distribution, whose levels are known. */
    @ParameterizedTest
    @EnumSource(
            value = Level.class,
            names = {"P50", "P90", "P95", "P99"})
    void theIntervalHoldsTheTrueLevelAsOftenAsItSays(Level level) {
        double truth = -100_000 * Math.log(1 - level.share());
        int tries = 600;
        int held = 0;
        Summing summing = new Summing(0.95);
        for (int i = 0; i < tries; i++) {
            Percentiles percentiles = new Percentiles();
            for (int run = 0; run < 400; run++) {
                double u = (SplitMix.at(5, i * 400L + run) >>> 11) * 0x1p-53;
                percentiles.record((long) (-100_000 * Math.log(1 - u)));
            }
            Estimate estimate = summing.of(percentiles).at(level);
            held += estimate.low() <= truth
                            && estimate.high().map(high -> truth <= high).orElse(true)
                    ? 1
                    : 0;
        }
        assertThat((double) held / tries).isCloseTo(0.96, within(0.025));
    }
}
