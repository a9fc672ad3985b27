package io.handover.analysis.time;

import io.handover.simulator.campaign.Percentiles;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Sums up with one confidence. The ranks of as many runs are found once. */
final class Summing {
    private static final Level[] LEVELS = Level.values();

    private record Which(Level level, long runs) {}

    private final double confidence;
    private final Map<Which, Ranks> known = new LinkedHashMap<>();

    Summing(double confidence) {
        this.confidence = confidence;
    }

    Summary of(Percentiles percentiles) {
        return new Summary(
                Share.of(percentiles.never(), percentiles.runs(), confidence),
                levels(percentiles, percentiles.runs()),
                levels(percentiles, percentiles.ended()),
                percentiles);
    }

    /** Of the first so many by rank, which are all, or all that ended. */
    private List<Estimate> levels(Percentiles percentiles, long runs) {
        List<Estimate> levels = new ArrayList<>();
        if (runs > 0) {
            for (Level level : LEVELS) {
                levels.add(level == Level.MAX ? longest(percentiles, runs) : estimate(level, percentiles, runs));
            }
        }
        return levels;
    }

    private static Estimate longest(Percentiles percentiles, long runs) {
        long value = percentiles.atRank(runs);
        return new Estimate(Level.MAX, value, value, Optional.empty());
    }

    private Estimate estimate(Level level, Percentiles percentiles, long runs) {
        Ranks ranks = known.computeIfAbsent(
                new Which(level, runs), which -> Ranks.of(which.level(), which.runs(), confidence));
        return new Estimate(
                level,
                percentiles.atRank(ranks.at()),
                ranks.low() == 0 ? 0 : percentiles.leastAtRank(ranks.low()),
                ranks.high() > runs ? Optional.empty() : Optional.of(percentiles.atRank(ranks.high())));
    }
}
