package io.handover.analysis.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.handover.simulator.run.Measures;
import io.handover.simulator.time.SplitMix;
import java.util.ArrayList;
import java.util.List;
import org.hipparchus.distribution.continuous.NormalDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Intervals hold the truth as often as they say, on pairs of which it is known. All of it is drawn from fixed seeds. */
class IntervalCoverageTest {
    private static final NormalDistribution NORMAL = new NormalDistribution();

    /** Of a test's 1,000 tries at 95 %, fewer than this come once in a hundred thousand. */
    private static final double LEAST_COVERAGE = 0.92;

    private static double uniform(long seed, long place) {
        return ((SplitMix.mix(SplitMix.at(seed, place)) >>> 11) + 0.5) * 0x1p-53;
    }

    private static PairedShare drawn(long seed, int pairs, double onlyA, double onlyB) {
        long a = 0;
        long b = 0;
        for (int i = 0; i < pairs; i++) {
            double u = uniform(seed, i);
            a += u < onlyA ? 1 : 0;
            b += u >= onlyA && u < onlyA + onlyB ? 1 : 0;
        }
        return new PairedShare(pairs, pairs / 10, a, b, 0);
    }

    @ParameterizedTest
    @CsvSource({"400, 0.002, 0.0", "400, 0.005, 0.005", "400, 0.1, 0.02", "50, 0.3, 0.3", "400, 0.0005, 0.0"})
    void aDifferenceOfSharesIsInItsIntervalHoweverFewPairsDiffer(int pairs, double onlyA, double onlyB) {
        int held = 0;
        for (int i = 0; i < 1_000; i++) {
            Span span = drawn(i, pairs, onlyA, onlyB).span(0.05);
            held += span.low() <= onlyB - onlyA && onlyB - onlyA <= span.high() ? 1 : 0;
        }

        // Exact, not about: never below, but for the chance of a test of 1,000.
        assertThat(held).isGreaterThanOrEqualTo(935);
    }

    @Test
    void theIntervalOfAShareLeavesZeroWhereMcNemarsExactTestSaysSo() {
        // Nine of nine for B: both tails together are 2 / 2^9 = 0.0039.
        PairedShare nine = new PairedShare(10_000, 0, 0, 9, 0);

        assertThat(nine.span(0.0039 / 0.8 * 1.01).low()).isPositive();
        assertThat(nine.span(0.0039 / 0.8 * 0.99).low()).isNotPositive();
    }

    @Test
    void whereNoPairDiffersTheIntervalIsAsWideAsWhatCouldHaveStayedUnseen() {
        Span span = new PairedShare(10_000, 50, 0, 0, 0).span(0.05);

        assertThat(span.high()).isCloseTo(-StrictMath.log(0.005) / 10_000, within(2e-6));
        assertThat(span.low()).isEqualTo(-span.high());
    }

    @Test
    void aRunThatDidNotComeToRestCountsForEitherSide() {
        Span without = new PairedShare(1_000, 0, 20, 20, 0).span(0.05);
        Span with = new PairedShare(1_000, 0, 20, 20, 15).span(0.05);

        assertThat(with.low()).isLessThan(without.low());
        assertThat(with.high()).isGreaterThan(without.high());
    }

    /** Log-normal times: B takes a skewed time more than A. */
    private static long[][] skewed(long seed, int pairs) {
        long[][] values = new long[2][pairs];
        for (int i = 0; i < pairs; i++) {
            double own = StrictMath.exp(NORMAL.inverseCumulativeProbability(uniform(seed, 2L * i)));
            double more = StrictMath.exp(NORMAL.inverseCumulativeProbability(uniform(seed, 2L * i + 1)));
            values[0][i] = Math.round(100_000 * own);
            values[1][i] = values[0][i] + Math.round(10_000 * more);
        }
        return values;
    }

    @Test
    void aMeanOfSkewedDifferencesIsInItsInterval() {
        double truth = 10_000 * StrictMath.exp(0.5);
        int held = 0;
        for (int i = 0; i < 1_000; i++) {
            long[][] values = skewed(i, 400);
            Span span = PairedMean.of(values[0], values[1], 400).span(0.05);
            held += span.low() <= truth && truth <= span.high() ? 1 : 0;
        }

        assertThat(held / 1_000.0).isGreaterThan(LEAST_COVERAGE);
    }

    @Test
    void theDifferenceOfMediansIsInItsInterval() {
        // B is A and 10 s, but for one pair in ten: the median moves by 10 s, nearly.
        int held = 0;
        int tries = 300;
        for (int t = 0; t < tries; t++) {
            int pairs = 2_000;
            long[] a = new long[pairs];
            long[] b = new long[pairs];
            for (int i = 0; i < pairs; i++) {
                a[i] = Math.round(100_000 * uniform(t, 2L * i));
                b[i] = uniform(t, 2L * i + 1) < 0.5 ? a[i] + 20_000 : a[i];
            }
            Span span = PairedQuantile.of(a, b, pairs, 0.5).orElseThrow().span(0.05);
            held += span.low() <= 10_000 && 10_000 <= span.high() ? 1 : 0;
        }

        assertThat((double) held / tries).isGreaterThan(0.9);
    }

    @Test
    void allIntervalsOfAReportHoldTogetherAsOftenAsItSays() {
        int reports = 300;
        int differences = 20;
        int held = 0;
        for (int r = 0; r < reports; r++) {
            boolean all = true;
            for (int d = 0; d < differences; d++) {
                Span span = drawn(1_000L * r + d, 300, 0.02, 0.01).span(0.05 / differences);
                all &= span.low() <= -0.01 && -0.01 <= span.high();
            }
            held += all ? 1 : 0;
        }

        assertThat((double) held / reports).isGreaterThan(LEAST_COVERAGE);
    }

    @Test
    void aRunThatNeverEndsLiesAboveAllOthersAndLeavesNoQuantileAmongThem() {
        long[] a = new long[1_000];
        long[] b = new long[1_000];
        for (int i = 0; i < a.length; i++) {
            a[i] = i;
            b[i] = i % 10 == 0 ? Measures.NEVER : i;
        }

        assertThat(PairedQuantile.of(a, b, 1_000, 0.95)).isEmpty();
        assertThat(PairedQuantile.of(a, b, 1_000, 0.5).orElseThrow().b()).isGreaterThan(500);
    }

    @Test
    void whatIsUndecidedSaysHowManyPairsMoreWouldDecideIt() {
        PairedShare few = new PairedShare(1_000, 0, 12, 20, 0);
        Judged judged = Judged.of(few, 0.05, 0.005);
        assertThat(judged.judgement()).isEqualTo(Judgement.UNDECIDED);

        double factor = 1 + judged.more().orElseThrow() / 1_000.0;
        assertThat(Judged.of(few.times(factor * 1.02), 0.05, 0.005).judgement()).isEqualTo(Judgement.WORSE);
        assertThat(Judged.of(few.times(factor * 0.8), 0.05, 0.005).judgement()).isEqualTo(Judgement.UNDECIDED);
    }

    @Test
    void aDifferenceWithinTheMarginIsTheSameUnlessOneOfBothAloneHasIt() {
        assertThat(Judged.of(new PairedShare(100_000, 0, 5_000, 5_100, 0), 0.05, 0.005)
                        .judgement())
                .isEqualTo(Judgement.SAME);
        assertThat(Judged.of(new PairedShare(100_000, 0, 0, 100, 0), 0.05, 0.005)
                        .judgement())
                .isEqualTo(Judgement.WORSE);
        assertThat(Judged.of(new PairedShare(100_000, 0, 100, 0, 0), 0.05, 0.005)
                        .judgement())
                .isEqualTo(Judgement.BETTER);
    }

    @Test
    void pairsThatShareEverythingNeedNoEndOfPairsLess() {
        long[] a = {5_000, 9_000, 12_000};
        List<Estimate> alike = new ArrayList<>();
        alike.add(PairedMean.of(a, a.clone(), 3));
        alike.add(new PairedShare(3, 1, 0, 0, 0));

        assertThat(alike).allSatisfy(one -> assertThat(one.gain()).hasValue(Double.POSITIVE_INFINITY));
        assertThat(new PairedShare(3, 0, 0, 0, 0).gain()).isEmpty();
    }
}
