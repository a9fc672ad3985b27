package io.handover.analysis.drivers;

import java.util.List;
import java.util.Optional;

/**
 * What an outcome depends on.
 *
 * @param outcomes the outcome; several where they have the same value in each run
 * @param runs the runs that count: those in which it came to an end
 * @param drivers the factors that matter, what explains most first; empty where none stands out from chance
 * @param together what the first drivers explain, what comes only of their meeting included; empty where there is but one
 * @param faults the faults without which there is less of it, the one that makes most of it first
 * @param unexplained the share of the variance that no factor explains by itself: what comes of several together only, and of what is no factor
 */
public record Explained(
        List<Outcome> outcomes,
        int runs,
        List<Driver> drivers,
        Optional<Together> together,
        List<WithoutFault> faults,
        Estimate unexplained) {
    /**
     * What several factors explain together.
     *
     * @param first so many of the drivers, from the first on
     * @param share of the variance; at least the sum of their own shares, but for chance
     */
    public record Together(int first, Estimate share) {}

    /**
     * A fault, by the runs in which it does not strike while the procedure usually lasts.
     *
     * @param fault its name
     * @param less by which part the outcome's mean is less in these than in all, 0 to 1
     * @param struck in which part of all runs it strikes in that time, whether or not it finds something
     */
    public record WithoutFault(String fault, Estimate less, double struck) {}

    public Explained {
        outcomes = List.copyOf(outcomes);
        drivers = List.copyOf(drivers);
        faults = List.copyOf(faults);
    }
}
