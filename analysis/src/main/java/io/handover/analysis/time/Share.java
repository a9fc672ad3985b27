package io.handover.analysis.time;

import org.hipparchus.distribution.continuous.BetaDistribution;

/**
 * In which share of the runs something was seen, with the exact interval of Clopper and Pearson: it holds the true share with at least its
 * confidence, whatever that share is. Where it was seen in no run or in all, the interval is one-sided: "below 3/n" at 95 %.
 *
 * @param hits in how many runs, 0 to {@code runs}
 * @param runs of how many, 0 or more; everything is possible where there were none
 * @param confidence above 0, below 1
 * @param low the interval's lower end, 0 to 1
 * @param high its upper end, {@code low} to 1
 */
public record Share(long hits, long runs, double confidence, double low, double high) {
    /** How exactly an end of an interval is found: shares of one in a billion still have six digits. */
    private static final double EXACT = 1e-15;

    private static final double LEAST_ALPHA = 1e-15;

    /** Of what was seen in so many runs. */
    public static Share of(long hits, long runs, double confidence) {
        if (hits < 0 || hits > runs) {
            throw new IllegalArgumentException(hits + " of " + runs + " runs");
        }
        if (!(confidence > 0 && confidence < 1)) {
            throw new IllegalArgumentException("a confidence lies between 0 and 1, not at " + confidence);
        }
        return ofDoubt(hits, runs, 1 - confidence);
    }

    /** The same, by how likely the interval may miss the true share. */
    private static Share ofDoubt(long hits, long runs, double alpha) {
        double confidence = 1 - alpha;
        if (runs == 0) {
            return new Share(0, 0, confidence, 0, 1);
        }
        if (hits == 0) {
            return new Share(hits, runs, confidence, 0, beyondNone(runs, alpha));
        }
        if (hits == runs) {
            return new Share(hits, runs, confidence, 1 - beyondNone(runs, alpha), 1);
        }
        double low = new BetaDistribution(hits, runs - hits + 1.0, EXACT).inverseCumulativeProbability(alpha / 2);
        double high = new BetaDistribution(hits + 1.0, runs - hits, EXACT).inverseCumulativeProbability(1 - alpha / 2);
        return new Share(hits, runs, confidence, low, high);
    }

    /** What may be seen in more than none of so many runs at most: {@code -ln(alpha) / runs}, exactly. */
    private static double beyondNone(long runs, double alpha) {
        return -StrictMath.expm1(StrictMath.log(alpha) / runs);
    }

    /** What was seen, as a share; 0 where there were no runs. */
    public double value() {
        return runs == 0 ? 0 : (double) hits / runs;
    }

    /** How wide the interval is. */
    public double width() {
        return high - low;
    }

    /** Whether there were runs, and it was seen in none of them. */
    public boolean isNeverSeen() {
        return hits == 0 && runs > 0;
    }

    /**
     * With which confidence the interval of such a share is no wider than that; at most 1 - 10^-15.
     *
     * @param width above 0
     */
    static double confidenceOf(long hits, long runs, double width) {
        if (runs == 0 || width >= 1) {
            return runs == 0 ? 0 : 1 - LEAST_ALPHA;
        }
        double least = StrictMath.log(LEAST_ALPHA);
        double most = 0;
        for (int i = 0; i < 60; i++) {
            double middle = (least + most) / 2;
            if (ofDoubt(hits, runs, StrictMath.exp(middle)).width() <= width) {
                most = middle;
            } else {
                least = middle;
            }
        }
        return 1 - StrictMath.exp(most);
    }

    /**
     * How many runs it takes until the interval of something that is seen in that share of them is no wider than that.
     *
     * @param share 0 to 1
     * @param width above 0
     */
    static long runsFor(double share, double width, double confidence) {
        long enough = 1;
        while (!isEnough(enough, share, width, confidence)) {
            enough *= 2;
        }
        long less = enough / 2;
        while (enough - less > Math.max(1, enough / 1_000)) {
            long middle = (enough + less) / 2;
            if (isEnough(middle, share, width, confidence)) {
                enough = middle;
            } else {
                less = middle;
            }
        }
        return enough;
    }

    private static boolean isEnough(long runs, double share, double width, double confidence) {
        long hits = Math.min(runs, (long) StrictMath.ceil(share * runs));
        return Share.of(hits, runs, confidence).width() <= width;
    }
}
