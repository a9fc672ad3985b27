package io.handover.analysis.drivers;

import java.util.Arrays;

/** A factor's value in each run, and the class that each run falls into by it: coarse ones to fit in, fine ones to compare within. */
final class Column {
    private static final int MOST_COARSE = 32;
    private static final int RUNS_A_COARSE = 300;
    private static final int MOST_FINE = 128;
    private static final int RUNS_A_FINE = 100;

    /** The lowest coarse class of what matters by being early is halved so often. */
    private static final int HALVINGS = 6;

    final Factor factor;

    /** With mean 0 and variance 1. */
    final double[] values;

    final byte[] coarse;
    final int coarseCount;
    final byte[] fine;
    final int fineCount;

    /** The runs in the order of their values, once that was asked for. */
    private int[] order = new int[0];

    /** What is known of the runs that were asked of last. */
    private Moments moments = new Moments(new int[0], new int[0], new double[0], new double[0], new int[0]);

    /**
     * Of some runs, by class: how many there are, and the sums of their values and of the squares of these.
     *
     * @param runs the runs
     * @param fine how many there are in each fine class
     */
    @SuppressWarnings("ArrayRecordComponent") // columns of numbers, which nobody compares
    record Moments(int[] runs, int[] count, double[] sum, double[] squares, int[] fine) {}

    /**
     * By its values.
     *
     * @param values by run
     * @param places where each value lies among all that are possible, 0 to 1, evenly spread
     * @param isFineBelow whether it matters whether a value is among the very lowest, as with faults that seldom strike in time
     */
    Column(Factor factor, double[] values, double[] places, boolean isFineBelow) {
        this.factor = factor;
        this.values = standardized(values);
        int runs = values.length;
        int regular = Math.max(3, Math.min(MOST_COARSE, runs / RUNS_A_COARSE));
        int below = isFineBelow ? HALVINGS : 0;
        coarseCount = regular + below;
        fineCount = Math.max(3, Math.min(MOST_FINE, runs / RUNS_A_FINE));
        coarse = new byte[runs];
        fine = new byte[runs];
        for (int i = 0; i < runs; i++) {
            int place = Math.min(regular - 1, (int) (places[i] * regular));
            double within = places[i] * regular;
            if (place == 0) {
                int halved = 0;
                while (halved < below && within < 0.5) {
                    within *= 2;
                    halved++;
                }
                coarse[i] = (byte) (below - halved);
            } else {
                coarse[i] = (byte) (place + below);
            }
            fine[i] = (byte) Math.min(fineCount - 1, (int) (places[i] * fineCount));
        }
    }

    /** By its values alone: where each lies is told by how many are lower. */
    static Column ranked(Factor factor, double[] values) {
        int runs = values.length;
        int[] order = Ranks.order(values);
        double[] places = new double[runs];
        for (int k = 0; k < runs; k++) {
            places[order[k]] = (k + 0.5) / runs;
        }
        return new Column(factor, values, places, false);
    }

    /** Of these runs; quick where the same array is asked of again and again. */
    @SuppressWarnings("ReferenceEquality")
    Moments of(int[] runs) {
        if (moments.runs != runs) {
            int[] count = new int[coarseCount];
            double[] sum = new double[coarseCount];
            double[] squares = new double[coarseCount];
            int[] counts = new int[fineCount];
            for (int run : runs) {
                int c = coarse[run];
                double value = values[run];
                count[c]++;
                sum[c] += value;
                squares[c] += value * value;
                counts[fine[run]]++;
            }
            moments = new Moments(runs, count, sum, squares, counts);
        }
        return moments;
    }

    /** The ranks of these runs, as {@link Ranks#centred}. */
    double[] ranks(int[] runs) {
        if (order.length == 0) {
            order = Ranks.order(values);
        }
        int[] places = new int[values.length];
        for (int i = 0; i < runs.length; i++) {
            places[runs[i]] = i + 1;
        }
        double[] those = new double[runs.length];
        int[] ordered = new int[runs.length];
        int next = 0;
        for (int run : order) {
            if (places[run] != 0) {
                ordered[next++] = places[run] - 1;
            }
        }
        for (int i = 0; i < runs.length; i++) {
            those[i] = values[runs[i]];
        }
        return Ranks.centred(those, ordered);
    }

    /** Whether all runs have the same value. */
    static boolean isConstant(double[] values) {
        return Arrays.stream(values).allMatch(value -> value == values[0]);
    }

    private static double[] standardized(double[] values) {
        double mean = Arrays.stream(values).sum() / values.length;
        double squares = 0;
        for (double value : values) {
            squares += (value - mean) * (value - mean);
        }
        double deviation = squares == 0 ? 1 : Math.sqrt(squares / values.length);
        double[] standardized = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            standardized[i] = (values[i] - mean) / deviation;
        }
        return standardized;
    }
}
