package io.handover.analysis.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.handover.simulator.time.SplitMix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShareTest {
    /** Found by adding up the binomial distribution. */
    @ParameterizedTest
    @CsvSource({
        "10, 100, 0.95, 0.04900469, 0.17622260",
        "1, 10, 0.95, 0.002528579, 0.445016117",
        "50, 100, 0.99, 0.36886144, 0.63113856",
    })
    void theIntervalIsTheExactOne(long hits, long runs, double confidence, double low, double high) {
        Share share = Share.of(hits, runs, confidence);

        assertThat(share.low()).isCloseTo(low, within(1e-7));
        assertThat(share.high()).isCloseTo(high, within(1e-7));
    }

    @Test
    void whatWasNeverSeenIsBelowThreeDividedByTheRuns() {
        Share share = Share.of(0, 20_000, 0.95);

        assertThat(share.isNeverSeen()).isTrue();
        assertThat(share.low()).isZero();
        assertThat(share.high() * 20_000).isCloseTo(2.9957, within(0.001));
        assertThat(Share.of(0, 1_000, 0.99).high() * 1_000).isCloseTo(4.605, within(0.02));
    }

    @Test
    void whatWasSeenInEveryRunIsNotCertain() {
        Share share = Share.of(1_000, 1_000, 0.95);

        assertThat(share.high()).isEqualTo(1);
        assertThat(share.low()).isCloseTo(0.997, within(0.0001));
    }

    @Test
    void withoutRunsEverythingIsPossible() {
        assertThat(Share.of(0, 0, 0.95))
                .isEqualTo(new Share(0, 0, Share.of(0, 0, 0.95).confidence(), 0, 1));
        assertThat(Share.of(0, 0, 0.95).isNeverSeen()).isFalse();
    }

    @Test
    void shareOfMoreThanAllIsRefused() {
        assertThatThrownBy(() -> Share.of(3, 2, 0.95)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Share.of(1, 2, 1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void veryRareSharesKeepTheirDigits() {
        Share share = Share.of(1, 1_000_000_000, 0.95);

        assertThat(share.low() * 1e9).isCloseTo(0.02532, within(0.0001));
        assertThat(share.high() * 1e9).isCloseTo(5.5716, within(0.001));
    }

    @Test
    void runsAndWidthGiveTheConfidence() {
        double confidence = Share.confidenceOf(180, 1_000, 0.04);

        assertThat(Share.of(180, 1_000, confidence).width()).isCloseTo(0.04, within(1e-6));
        assertThat(Share.confidenceOf(0, 1_000, 0.003)).isCloseTo(0.9504, within(0.0002));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.001, 0.1, 0.5, 0.97})
    void soManyRunsAreEnoughAndHardlyMoreThanEnough(double share) {
        long runs = Share.runsFor(share, 0.01, 0.95);

        assertThat(width(share, runs)).isLessThanOrEqualTo(0.01);
        assertThat(width(share, (long) (runs * 0.99) - 2)).isGreaterThan(0.01 * 0.99);
    }

    private static double width(double share, long runs) {
        return Share.of((long) Math.ceil(share * runs), runs, 0.95).width();
    }

    /** The exact interval misses less often than it may; what is never seen is a bound on one side, and so may miss as often on that side alone. */
    @ParameterizedTest
    @ValueSource(doubles = {0.002, 0.01, 0.05, 0.3, 0.5, 0.9})
    void theIntervalHoldsTheTrueShareAsOftenAsItSays(double share) {
        int tries = 2_000;
        int runs = 1_000;
        int held = 0;
        for (int i = 0; i < tries; i++) {
            Share seen = Share.of(hits(share, 11, (long) i * runs, runs), runs, 0.95);
            held += seen.low() <= share && share <= seen.high() ? 1 : 0;
        }
        assertThat((double) held / tries).isBetween(0.94, 0.995);
    }

    /** In how many of these runs something is seen that has that share. */
    static long hits(double share, long seed, long first, long count) {
        long hits = 0;
        for (long run = first; run < first + count; run++) {
            hits += (SplitMix.at(seed, run) >>> 11) * 0x1p-53 < share ? 1 : 0;
        }
        return hits;
    }
}
