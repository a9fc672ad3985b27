package io.handover.simulator.splitting;

import io.handover.simulator.run.Split;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What splitting found.
 *
 * @param trees how many trees were grown, each of a run of its own
 * @param runs how many runs they took, each of them done from its start
 * @param pilotRuns how many more the pilots took
 * @param sum what the failing runs count for, of all trees together; divided by the number of trees it is the estimate
 * @param squares the same, each tree's squared
 * @param most of one tree, the most
 * @param failing how many trees have failing runs
 * @param plainFailing how many of the runs failed that were not split, which are a plain sample
 * @param passages for each level that any run came to, in order
 * @param way how a run failed, if one did
 * @param stopped whether it was stopped before all was done
 */
public record Estimate(
        long trees,
        long runs,
        long pilotRuns,
        double sum,
        double squares,
        double most,
        long failing,
        long plainFailing,
        List<Passage> passages,
        Optional<Way> way,
        boolean stopped) {
    /**
     * What became of the runs on one occasion.
     *
     * @param level from 0, which every run has
     * @param reached how probable it is that a run comes to that level, or nearer
     * @param natural how many went on by chance where a run rose to it; for level 0, at the start
     * @param asked how many were made beside them, on average, in which a fault was asked to strike soon
     */
    public record Passage(int level, double reached, int natural, double asked) {}

    /**
     * A failing run.
     *
     * @param index of the run that it was split from
     * @param splits where; none where the run itself fails
     */
    public record Way(long index, List<Split> splits) {}

    public Estimate {
        passages = List.copyOf(passages);
    }

    /** The probability. */
    public double probability() {
        return trees == 0 ? 0 : sum / trees;
    }

    /** The variance of {@link #probability}, from how the trees differ. */
    public double variance() {
        if (trees < 2) {
            return 0;
        }
        double mean = probability();
        return Math.max(0, (squares / trees - mean * mean) / (trees - 1));
    }

    /** All runs that were made. */
    public long allRuns() {
        return runs + pilotRuns;
    }

    /** How many runs plain sampling takes to be as exact; 0 where nothing was seen. */
    public double plainRuns() {
        double variance = variance();
        return variance == 0 ? 0 : probability() * (1 - probability()) / variance;
    }

    /** Adds up trees. */
    static final class Sum {
        private final double[] reached;
        private long trees;
        private long runs;
        private double value;
        private double squares;
        private double most;
        private long failing;
        private long plainFailing;
        private Optional<Way> way = Optional.empty();

        Sum(int levels) {
            this.reached = new double[levels];
        }

        void add(Grown tree) {
            trees++;
            runs += tree.runs;
            value += tree.value;
            squares += tree.value * tree.value;
            most = Math.max(most, tree.value);
            failing += tree.value > 0 ? 1 : 0;
            plainFailing += tree.plainFails ? 1 : 0;
            for (int level = 0; level < reached.length; level++) {
                reached[level] += tree.reached[level];
            }
            if (way.isEmpty()) {
                way = tree.failing.map(splits -> new Way(tree.index, splits));
            }
        }

        Estimate estimate(Efforts efforts, long pilotRuns, boolean stopped) {
            List<Passage> passages = new ArrayList<>();
            for (int level = 0; level < reached.length; level++) {
                if (reached[level] > 0) {
                    int occasion = level == 0 ? Efforts.START : Efforts.riseTo(level);
                    passages.add(new Passage(
                            level, reached[level] / trees, efforts.natural(occasion), efforts.asked(occasion)));
                }
            }
            return new Estimate(
                    trees, runs, pilotRuns, value, squares, most, failing, plainFailing, passages, way, stopped);
        }
    }
}
