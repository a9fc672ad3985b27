package io.handover.analysis.drivers;

import io.handover.simulator.time.SplitMix;
import java.util.Arrays;
import java.util.function.ToDoubleFunction;

/**
 * The bootstrap: runs are put into groups by their order, and groups drawn with replacement, the same ones for all figures. What is
 * resampled are sums of each group, so that a thousand draws cost no more than a look at each run.
 */
final class Resampling {
    /** So many draws, of which 2.5 % are left out at each end. */
    static final int DRAWS = 800;

    private static final int LEFT_OUT = DRAWS / 40;
    private static final int MOST_GROUPS = 100;

    private final int groups;
    private final int[][] weights;

    /**
     * Of so many runs.
     *
     * @param seed decides the draws
     */
    Resampling(int runs, long seed) {
        this.groups = Math.min(MOST_GROUPS, runs);
        this.weights = new int[DRAWS][groups];
        for (int draw = 0; draw < DRAWS; draw++) {
            for (int i = 0; i < groups; i++) {
                long u = SplitMix.at(seed, (long) draw * groups + i) >>> 32;
                weights[draw][(int) (u * groups >>> 32)]++;
            }
        }
    }

    int groups() {
        return groups;
    }

    /** The group of a run, by its place among so many. */
    int group(int place, int runs) {
        return (int) ((long) place * groups / runs);
    }

    /** A figure of each draw; the draw is told as how often each group is in it. */
    double[] draws(ToDoubleFunction<int[]> figure) {
        double[] drawn = new double[DRAWS];
        for (int draw = 0; draw < DRAWS; draw++) {
            drawn[draw] = figure.applyAsDouble(weights[draw]);
        }
        return drawn;
    }

    /** The sum over all groups, each as often as it was drawn. */
    static double sum(int[] weights, double[] groups) {
        double sum = 0;
        for (int g = 0; g < weights.length; g++) {
            sum += weights[g] * groups[g];
        }
        return sum;
    }

    /** A value and where 95 % of the draws lie around it. */
    static Estimate estimate(double value, double[] draws) {
        double[] sorted = draws.clone();
        Arrays.sort(sorted);
        return new Estimate(value, Math.min(value, sorted[LEFT_OUT]), Math.max(value, sorted[DRAWS - 1 - LEFT_OUT]));
    }
}
