package io.handover.simulator.splitting;

import io.handover.simulator.run.Split;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What came of one run and all that it was split into. */
final class Grown {
    /**
     * One of them, at its end.
     *
     * @param reached the nearest level that it came to; one more than the last where it failed
     */
    record End(double weight, int reached, Optional<Crossing> last) {}

    final long index;

    /** How many runs were made. */
    int runs;

    /** What those that failed count for together; on average the probability that is looked for. */
    double value;

    /** Whether the run itself failed, which is not split: as by plain sampling. */
    boolean plainFails;

    /** By level: what those count for that came to it for the first time; on average the probability that a run comes there. */
    final double[] reached;

    /** By occasion: how often it came, light runs counted as the part of what is done there for others that is done for them. */
    final double[] visits;

    /** By occasion: what these counted for; and those of them that came nearer still later on. */
    final double[] came;

    final double[] cameNearer;

    /** How a run failed: where it was split. */
    Optional<List<Split>> failing = Optional.empty();

    /** Kept in pilot runs only. */
    final List<End> ends = new ArrayList<>();

    Grown(long index, int levels, int occasions) {
        this.index = index;
        this.reached = new double[levels];
        this.visits = new double[occasions];
        this.came = new double[occasions];
        this.cameNearer = new double[occasions];
    }
}
