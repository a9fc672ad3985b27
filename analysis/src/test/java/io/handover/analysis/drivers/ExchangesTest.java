package io.handover.analysis.drivers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.function.ToDoubleFunction;
import org.hipparchus.random.SobolSequenceGenerator;
import org.junit.jupiter.api.Test;

/** Against functions whose indices are known. */
class ExchangesTest {
    private static final int PAIRS = 16_384;

    private static Exchanges.Drawn[] indices(int factors, ToDoubleFunction<double[]> of) {
        SobolSequenceGenerator points = new SobolSequenceGenerator(2 * factors);
        points.skipTo(1);
        double[] first = new double[PAIRS];
        double[] second = new double[PAIRS];
        double[][] exchanged = new double[factors][PAIRS];
        for (int pair = 0; pair < PAIRS; pair++) {
            double[] point = points.nextVector();
            double[] a = Arrays.copyOfRange(point, 0, factors);
            double[] b = Arrays.copyOfRange(point, factors, 2 * factors);
            first[pair] = of.applyAsDouble(a);
            second[pair] = of.applyAsDouble(b);
            for (int f = 0; f < factors; f++) {
                double[] mixed = a.clone();
                mixed[f] = b[f];
                exchanged[f][pair] = of.applyAsDouble(mixed);
            }
        }
        Exchanges exchanges = new Exchanges(first, second, new Resampling(PAIRS, 1));
        assertThat(exchanges.pairs()).isEqualTo(PAIRS);
        return Arrays.stream(exchanged).map(exchanges::of).toArray(Exchanges.Drawn[]::new);
    }

    private static void assertIs(Exchanges.Drawn drawn, double alone, double total) {
        assertThat(drawn.alone()).isCloseTo(alone, within(0.01));
        assertThat(drawn.total()).isCloseTo(total, within(0.01));
        assertThat(alone)
                .isBetween(drawn.aloneWithin().low() - 1e-3, drawn.aloneWithin().high() + 1e-3);
        assertThat(total)
                .isBetween(drawn.totalWithin().low() - 1e-3, drawn.totalWithin().high() + 1e-3);
    }

    /** Ishigami and Homma (1990), with a = 7 and b = 0.1. */
    @Test
    void theIndicesOfIshigamisFunctionComeOut() {
        Exchanges.Drawn[] drawn = indices(3, u -> {
            double x = Math.PI * (2 * u[0] - 1);
            double y = StrictMath.sin(Math.PI * (2 * u[1] - 1));
            double z = Math.PI * (2 * u[2] - 1);
            return StrictMath.sin(x) * (1 + 0.1 * z * z * z * z) + 7 * y * y;
        });
        assertIs(drawn[0], 0.3139, 0.5576);
        assertIs(drawn[1], 0.4424, 0.4424);
        assertIs(drawn[2], 0, 0.2437);
    }

    /** Sobol's g-function: of the factor with weight a the share of the variance is 1 / (3 (1 + a)²), by itself and in products. */
    @Test
    void theIndicesOfSobolsFunctionComeOut() {
        double[] weights = {0, 1, 4.5, 9};
        Exchanges.Drawn[] drawn = indices(weights.length, u -> {
            double product = 1;
            for (int f = 0; f < weights.length; f++) {
                product *= (Math.abs(4 * u[f] - 2) + weights[f]) / (1 + weights[f]);
            }
            return product;
        });
        double[] own =
                Arrays.stream(weights).map(a -> 1 / (3 * (1 + a) * (1 + a))).toArray();
        double all = Arrays.stream(own).map(v -> 1 + v).reduce(1, (x, y) -> x * y) - 1;
        for (int f = 0; f < own.length; f++) {
            double others = (all + 1) / (1 + own[f]);
            assertIs(drawn[f], own[f] / all, own[f] * others / all);
        }
    }

    @Test
    void aPairThatDoesNotCountIsLeftOut() {
        double[] first = {1, 2, Double.NaN, 4, 5};
        double[] second = {2, Double.NaN, 3, 7, 1};
        Exchanges exchanges = new Exchanges(first, second, new Resampling(5, 1));
        assertThat(exchanges.pairs()).isEqualTo(3);
        Exchanges.Drawn all = exchanges.of(second);
        Exchanges.Drawn none = exchanges.of(first);
        assertThat(none.total()).isZero();
        assertThat(none.alone()).isZero();
        assertThat(all.total()).isPositive();
    }
}
