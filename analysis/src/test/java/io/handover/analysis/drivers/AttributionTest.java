package io.handover.analysis.drivers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.handover.simulator.campaign.Measure;
import io.handover.simulator.time.SplitMix;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.hipparchus.stat.correlation.SpearmansCorrelation;
import org.junit.jupiter.api.Test;

class AttributionTest {
    private static final int RUNS = 8_000;
    private static final int FACTORS = 4;
    private static final double[][] U = drawn(FACTORS, 4);
    private static final List<Column> COLUMNS = columns(U);
    private static final Attribution ATTRIBUTION =
            new Attribution(COLUMNS, columns(drawn(12, 2)), FaultParts.none(), new Resampling(RUNS, 3));
    private static final int[] ALL = IntStream.range(0, RUNS).toArray();

    private static double[][] drawn(int factors, long seed) {
        double[][] drawn = new double[factors][RUNS];
        for (int f = 0; f < factors; f++) {
            for (int i = 0; i < RUNS; i++) {
                drawn[f][i] = (SplitMix.at(seed, (long) f * RUNS + i) >>> 11) / (double) (1L << 53);
            }
        }
        return drawn;
    }

    private static List<Column> columns(double[][] drawn) {
        return IntStream.range(0, drawn.length)
                .mapToObj(f -> new Column(
                        new Factor(Factor.Kind.REACTION, OptionalInt.empty(), "factor " + f, Factor.Growth.LONGER),
                        drawn[f],
                        drawn[f],
                        false))
                .toList();
    }

    private static double[] values(ToDoubleFunction<double[]> outcome) {
        double[] values = new double[RUNS];
        for (int i = 0; i < RUNS; i++) {
            double[] x = new double[FACTORS];
            for (int f = 0; f < FACTORS; f++) {
                x[f] = U[f][i];
            }
            values[i] = outcome.applyAsDouble(x);
        }
        return values;
    }

    private static Explained explain(ToDoubleFunction<double[]> outcome) {
        return ATTRIBUTION.explain(List.of(new Outcome.Measured(Measure.HANDOVER)), ALL, values(outcome));
    }

    private static List<String> words(Explained explained) {
        return explained.drivers().stream()
                .map(driver -> driver.factor().words())
                .toList();
    }

    private static void covers(Estimate estimate, double truth) {
        assertThat(truth).isBetween(estimate.low(), estimate.high());
    }

    @Test
    void ofALinearOutcomeTheSharesAreThoseOfTheVariances() {
        Explained explained = explain(x -> 2 * x[0] - x[1] + x[2] * 0.5);
        assertThat(words(explained)).containsExactly("factor 0", "factor 1", "factor 2");
        covers(explained.drivers().get(0).share(), 4 / 5.25);
        covers(explained.drivers().get(1).share(), 1 / 5.25);
        covers(explained.drivers().get(2).share(), 0.25 / 5.25);
        assertThat(explained.drivers().get(0).share().value()).isCloseTo(4 / 5.25, within(0.02));
        assertThat(explained.drivers().get(0).correlation().low()).isPositive();
        assertThat(explained.drivers().get(1).correlation().high()).isNegative();
        assertThat(explained.unexplained().value()).isLessThan(0.03);
    }

    @Test
    void aMonotoneOutcomeOfOneFactorIsThatFactorAlone() {
        Explained explained = explain(x -> StrictMath.exp(6 * x[2]));
        assertThat(words(explained)).containsExactly("factor 2");
        Driver driver = explained.drivers().get(0);
        assertThat(driver.share().value()).isGreaterThan(0.99);
        assertThat(driver.correlation().value()).isCloseTo(1, within(1e-9));
        assertThat(driver.dependence().value()).isGreaterThan(0.97);
        assertThat(explained.unexplained().high()).isLessThan(0.01);
    }

    @Test
    void aDependenceThatIsNotMonotoneIsSeenTooWhereRanksSeeNone() {
        Explained explained = explain(x -> Math.abs(x[1] - 0.5));
        assertThat(words(explained)).containsExactly("factor 1");
        covers(explained.drivers().get(0).correlation(), 0);
        assertThat(explained.drivers().get(0).share().value()).isGreaterThan(0.98);
        assertThat(explained.drivers().get(0).dependence().value()).isGreaterThan(0.9);
    }

    @Test
    void aFactorThatChangesTheSpreadAloneHasNoShareButADependence() {
        Explained explained = explain(x -> (x[0] < 0.5 ? 0.1 : 1) * (x[1] - 0.5));
        Driver spread = explained.drivers().stream()
                .filter(driver -> driver.factor().words().equals("factor 0"))
                .findFirst()
                .orElseThrow();
        covers(spread.share(), 0);
        assertThat(spread.dependence().low()).isGreaterThan(0.02);
    }

    @Test
    void whatComesOfTwoTogetherOnlyIsUnexplained() {
        Explained explained = explain(x -> (x[0] < 0.5) == (x[1] < 0.5) ? 1 : 0);
        assertThat(explained.drivers()).isEmpty();
        assertThat(explained.unexplained().low()).isGreaterThan(0.98);
    }

    @Test
    void ofAProductTheUnexplainedShareIsThatOfTheInteraction() {
        // Var(xy) = 7/144; each alone 1/48 = 3/144; together 1/144.
        Explained explained = explain(x -> x[0] * x[1]);
        covers(explained.drivers().get(0).share(), 3.0 / 7);
        covers(explained.drivers().get(1).share(), 3.0 / 7);
        covers(explained.unexplained(), 1.0 / 7);
    }

    @Test
    void theIntervalOfAFactorThatDoesNotMatterCoversNothing() {
        double[] values = values(x -> x[0] + x[1]);
        Driver driver = ATTRIBUTION.driver(COLUMNS.get(3), ALL, values);
        covers(driver.share(), 0);
        covers(driver.correlation(), 0);
        covers(driver.dependence(), 0);
        assertThat(driver.share().high()).isLessThan(0.02);
    }

    @Test
    void whatDoesNotMatterIsNeverNamedWhateverTheOutcomesTail() {
        for (int power = 1; power <= 12; power++) {
            int p = power;
            Explained explained = explain(x -> StrictMath.pow(1 - x[0], -0.1 * p));
            assertThat(words(explained)).containsExactly("factor 0");
        }
    }

    @Test
    void theRankCorrelationIsSpearmans() {
        double[] values = values(x -> Math.rint(10 * x[0] * x[1]));
        assertThat(ATTRIBUTION.driver(COLUMNS.get(0), ALL, values).correlation().value())
                .isCloseTo(new SpearmansCorrelation().correlation(U[0], values), within(1e-9));
    }

    /** Of an outcome of 0 and 1 it is the same as the share; of others it was worked out by hand. */
    @Test
    void theDependenceIsTheIndexOfCramerAndVonMises() {
        double[] either = values(x -> x[0] + 0.5 * x[1] > 0.8 ? 1 : 0);
        Driver driver = ATTRIBUTION.driver(COLUMNS.get(0), ALL, either);
        assertThat(driver.dependence().value()).isCloseTo(driver.share().value(), within(0.015));

        // Of a sum of two like normal ones each has (3 / π) arcsin(3 / 4) - 1/2.
        double[] sum = values(x -> normal(x[0]) + normal(x[1]));
        double truth = 3 / Math.PI * StrictMath.asin(0.75) - 0.5;
        Estimate dependence = ATTRIBUTION.driver(COLUMNS.get(1), ALL, sum).dependence();
        assertThat(dependence.value()).isCloseTo(truth, within(0.02));
        covers(dependence, truth);
    }

    private static double normal(double u) {
        return new org.hipparchus.distribution.continuous.NormalDistribution().inverseCumulativeProbability(u);
    }

    /** Of a hundred samples, each with its own bootstrap, about 95 intervals cover the truth. */
    @Test
    void intervalsCoverTheTruthAsOftenAsTheySay() {
        int covered = 0;
        int runs = 2_000;
        for (int sample = 0; sample < 100; sample++) {
            double[] x = new double[runs];
            double[] y = new double[runs];
            for (int i = 0; i < runs; i++) {
                x[i] = (SplitMix.at(100 + sample, i) >>> 11) / (double) (1L << 53);
                y[i] = x[i] + (SplitMix.at(500 + sample, i) >>> 11) / (double) (1L << 53);
            }
            Column column = new Column(
                    new Factor(Factor.Kind.LOOK, OptionalInt.empty(), "half", Factor.Growth.LONGER), x, x, false);
            Attribution one =
                    new Attribution(List.of(column), List.of(), FaultParts.none(), new Resampling(runs, sample));
            Estimate share =
                    one.driver(column, IntStream.range(0, runs).toArray(), y).share();
            covered += share.low() <= 0.5 && 0.5 <= share.high() ? 1 : 0;
        }
        assertThat(covered).isBetween(88, 99);
    }

    @Test
    void onlyTheRunsThatCountAreLookedAt() {
        int[] some = IntStream.range(0, RUNS).filter(i -> U[3][i] < 0.4).toArray();
        double[] values = Arrays.stream(some).mapToDouble(i -> U[1][i]).toArray();
        Explained explained = ATTRIBUTION.explain(List.of(new Outcome.Never(Measure.HANDOVER)), some, values);
        assertThat(explained.runs()).isEqualTo(some.length);
        assertThat(words(explained)).containsExactly("factor 1");
    }
}
