package io.handover.analysis.rare;

import io.handover.simulator.campaign.Interval;
import io.handover.simulator.splitting.Estimate;
import org.hipparchus.distribution.continuous.ChiSquaredDistribution;

/**
 * A 95 % confidence interval of a probability that splitting estimates: that of Fay and Feuer (1997) for sums of weighted events, which are
 * rare. It is wider upwards by as much as the greatest single contribution may be missing, and is Clopper and Pearson's where all count for
 * the same. Where nothing was seen, the stems of the trees are a plain sample of which none failed.
 */
final class RareInterval {
    private static final double TAIL = 0.025;

    /** Of several runs of which none failed, the probability is below this over their number, 19 times in 20. */
    private static final double NONE = 3;

    private RareInterval() {}

    static Interval of(Estimate estimate) {
        long trees = estimate.trees();
        if (trees == 0) {
            return new Interval(0, 1);
        }
        double mean = estimate.probability();
        if (estimate.failing() == 0) {
            return new Interval(0, Math.min(1, NONE / trees));
        }
        double squares = estimate.squares() / trees / trees;
        double most = estimate.most() / trees;
        double low = squares / (2 * mean) * quantile(2 * mean * mean / squares, TAIL);
        double wider = squares + most * most;
        double higher = mean + most;
        double high = wider / (2 * higher) * quantile(2 * higher * higher / wider, 1 - TAIL);
        return new Interval(Math.min(low, 1), Math.min(high, 1));
    }

    private static double quantile(double degrees, double share) {
        return new ChiSquaredDistribution(degrees).inverseCumulativeProbability(share);
    }
}
