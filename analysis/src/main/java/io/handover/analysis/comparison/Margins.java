package io.handover.analysis.comparison;

import io.handover.simulator.campaign.Measure;

/**
 * Differences that do not matter.
 *
 * @param shares of shares of runs, 0 to 1
 * @param times of a measure, as a part of what it is in A, 0 to 1
 */
public record Margins(double shares, double times) {
    /** Half a point of shares, and 5 % of a time. */
    public static final Margins USUAL = new Margins(0.005, 0.05);

    /** No time counts as different by less: nobody sees it. */
    public static final double LEAST_MILLIS = 1_000;

    /** No mean number of changes counts as different by less. */
    public static final double LEAST_CHANGES = 0.05;

    /** Of a measure that is so much in A. */
    double of(Measure measure, double valueOfA) {
        return Math.max(times * valueOfA, measure.unit().equals("ms") ? LEAST_MILLIS : LEAST_CHANGES);
    }
}
