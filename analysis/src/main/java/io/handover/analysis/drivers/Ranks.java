package io.handover.analysis.drivers;

import java.util.Arrays;

/** Ranks without an object for each value, as there are millions. */
final class Ranks {
    private Ranks() {}

    /** The places of values in their ascending order; of equal ones the first comes first. */
    static int[] order(double[] values) {
        int runs = values.length;
        long[] keys = new long[runs];
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        // The place of the first equal value, then the run: one sort of whole numbers.
        for (int i = 0; i < runs; i++) {
            keys[i] = (long) first(sorted, values[i]) << 32 | i;
        }
        Arrays.sort(keys);
        int[] order = new int[runs];
        for (int k = 0; k < runs; k++) {
            order[k] = (int) keys[k];
        }
        return order;
    }

    private static int first(double[] sorted, double value) {
        int low = 0;
        int high = sorted.length - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] < value) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** How many values are lower, by run. */
    static double[] below(double[] values, int[] order) {
        double[] below = new double[values.length];
        int first = 0;
        for (int k = 0; k < order.length; k++) {
            if (values[order[k]] != values[order[first]]) {
                first = k;
            }
            below[order[k]] = first;
        }
        return below;
    }

    /** Ranks from 0, of equal values their mean, less the mean of all ranks. */
    static double[] centred(double[] values, int[] order) {
        int runs = values.length;
        double[] ranks = new double[runs];
        int from = 0;
        while (from < runs) {
            int until = from + 1;
            while (until < runs && values[order[until]] == values[order[from]]) {
                until++;
            }
            for (int k = from; k < until; k++) {
                ranks[order[k]] = (from + until - runs) / 2.0;
            }
            from = until;
        }
        return ranks;
    }
}
