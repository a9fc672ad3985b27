package io.handover.analysis.time;

import org.hipparchus.distribution.discrete.BinomialDistribution;

/**
 * Which runs, by rank, enclose a level of all possible runs. How many of n runs lie below the level is binomial, whatever is measured; so the
 * ranks are the same for every measure of as many runs.
 *
 * @param low the rank of the lower end, 0 where there is none
 * @param at the rank of the run at the level itself
 * @param high the rank of the upper end, more than there are runs where there is none
 */
record Ranks(long low, long at, long high) {
    /**
     * Of a level below the maximum.
     *
     * @param runs 1 to 2,147,483,647
     * @param confidence with which the interval holds the level at least; each end is missed by half of the rest at most
     */
    static Ranks of(Level level, long runs, double confidence) {
        BinomialDistribution below = new BinomialDistribution(Math.toIntExact(runs), level.share());
        double alpha = 1 - confidence;
        return new Ranks(
                below.inverseCumulativeProbability(alpha / 2),
                level.rank(runs),
                below.inverseCumulativeProbability(1 - alpha / 2) + 1L);
    }
}
