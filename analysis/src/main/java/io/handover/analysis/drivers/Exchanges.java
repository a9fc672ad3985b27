package io.handover.analysis.drivers;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The estimators of Sobol's indices, from pairs of independent runs and, for each pair, the first run with some choices exchanged for those of
 * the second: that of Saltelli et al. (2010) for what these make alone, that of Jansen (1999) for all that they have a part in.
 */
final class Exchanges {
    private final double[] first;
    private final double[] second;
    private final double mean;
    private final Resampling resampling;

    /**
     * Of one outcome.
     *
     * @param first in the first run of each pair; {@link Double#NaN} where the pair does not count
     * @param second in the second, likewise
     * @param resampling of so many pairs
     */
    Exchanges(double[] first, double[] second, Resampling resampling) {
        this.first = first.clone();
        this.second = second.clone();
        this.resampling = resampling;
        this.mean = IntStream.range(0, first.length)
                .filter(this::counts)
                .mapToDouble(i -> (first[i] + second[i]) / 2)
                .average()
                .orElse(0);
    }

    private boolean counts(int pair) {
        return !Double.isNaN(first[pair]) && !Double.isNaN(second[pair]);
    }

    /** How many pairs count. */
    int pairs() {
        return (int) IntStream.range(0, first.length).filter(this::counts).count();
    }

    /** An index with what it is in each draw of the bootstrap. */
    @SuppressWarnings("ArrayRecordComponent") // columns of numbers, which nobody compares
    record Drawn(double alone, double[] alones, double total, double[] totals) {
        Estimate aloneWithin() {
            return Resampling.estimate(alone, alones).within(0, 1);
        }

        Estimate totalWithin() {
            return Resampling.estimate(total, totals).within(0, 1);
        }
    }

    /**
     * What a group makes.
     *
     * @param exchanged the outcome in the first run of each pair with the group's choices exchanged; {@link Double#NaN} where it does not count
     */
    Drawn of(double[] exchanged) {
        int groups = resampling.groups();
        double[] alone = new double[groups];
        double[] total = new double[groups];
        double[] squares = new double[groups];
        for (int i = 0; i < first.length; i++) {
            if (!counts(i) || Double.isNaN(exchanged[i])) {
                continue;
            }
            int g = resampling.group(i, first.length);
            double a = first[i] - mean;
            double b = second[i] - mean;
            double difference = exchanged[i] - first[i];
            alone[g] += b * difference;
            total[g] += difference * difference / 2;
            squares[g] += (a * a + b * b) / 2;
        }
        double variance = Arrays.stream(squares).sum();
        if (variance == 0) {
            return new Drawn(0, new double[Resampling.DRAWS], 0, new double[Resampling.DRAWS]);
        }
        return new Drawn(
                Arrays.stream(alone).sum() / variance,
                resampling.draws(weights -> ratio(weights, alone, squares)),
                Arrays.stream(total).sum() / variance,
                resampling.draws(weights -> ratio(weights, total, squares)));
    }

    private static double ratio(int[] weights, double[] part, double[] squares) {
        double variance = Resampling.sum(weights, squares);
        return variance == 0 ? 0 : Resampling.sum(weights, part) / variance;
    }
}
