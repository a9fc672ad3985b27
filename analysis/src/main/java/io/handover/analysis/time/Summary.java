package io.handover.analysis.time;

import io.handover.simulator.campaign.Percentiles;
import java.util.List;

/**
 * How something spreads over the runs in which it was measured.
 *
 * @param never in which share of them it never ended, or never happened
 * @param all its levels, from the lowest, never above all others; empty where there are no runs
 * @param ended its levels over the runs in which it ended; empty where it ended in none
 * @param kept what the levels are taken from, for histograms
 */
public record Summary(Share never, List<Estimate> all, List<Estimate> ended, Percentiles kept) {
    public Summary {
        all = List.copyOf(all);
        ended = List.copyOf(ended);
    }

    /** In how many runs it was measured. */
    public long runs() {
        return kept.runs();
    }

    /**
     * In which share of the runs it was more than nothing, or never ended.
     *
     * @return with the same confidence as all others
     */
    public Share some() {
        return Share.of(runs() - kept.below(1), runs(), never.confidence());
    }

    /** The level over all runs; there must be runs. */
    public Estimate at(Level level) {
        return all.get(level.ordinal());
    }

    /** The level over the runs in which it ended; there must be such. */
    public Estimate endedAt(Level level) {
        return ended.get(level.ordinal());
    }
}
