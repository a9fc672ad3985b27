package io.handover.analysis.drivers;

import java.util.List;

/** Runs by several factors at once: those of a cell have nearly the same value of each. */
final class Cells {
    private static final int RUNS_A_CELL = 25;
    private static final int MOST_A_SIDE = 24;

    private final int[] cell;
    private final int count;
    private final double chance;

    /**
     * By these factors.
     *
     * @param runs the runs that count
     */
    Cells(List<Column> columns, int[] runs) {
        int side =
                (int) Math.min(MOST_A_SIDE, StrictMath.pow(runs.length / (double) RUNS_A_CELL, 1.0 / columns.size()));
        cell = new int[runs.length];
        int all = 1;
        for (Column column : columns) {
            for (int i = 0; i < runs.length; i++) {
                cell[i] = cell[i] * side + column.fine[runs[i]] * side / column.fineCount;
            }
            all *= side;
        }
        count = all;
        boolean[] isMet = new boolean[count];
        int met = 0;
        for (int c : cell) {
            met += isMet[c] ? 0 : 1;
            isMet[c] = true;
        }
        chance = (runs.length - 1) / (double) Math.max(1, runs.length - met);
    }

    /** By how much what is left by the means of the cells is too little, as each was fitted. */
    double chance() {
        return chance;
    }

    /** The squares, summed up by groups, of what the mean of each cell leaves of errors. */
    double[] left(double[] errors, Resampling resampling) {
        int[] runs = new int[count];
        double[] sum = new double[count];
        for (int i = 0; i < cell.length; i++) {
            runs[cell[i]]++;
            sum[cell[i]] += errors[i];
        }
        double[] left = new double[resampling.groups()];
        for (int i = 0; i < cell.length; i++) {
            double error = errors[i] - sum[cell[i]] / runs[cell[i]];
            left[resampling.group(i, cell.length)] += error * error;
        }
        return left;
    }
}
