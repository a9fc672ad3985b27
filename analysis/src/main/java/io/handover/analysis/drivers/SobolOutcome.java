package io.handover.analysis.drivers;

import java.util.List;

/**
 * The indices of an outcome.
 *
 * @param outcome the outcome
 * @param pairs the pairs of runs that count: those in which it came to an end
 * @param indices of each group, the greatest total first; what nothing depends on is left out
 * @param together the share of the variance that no group makes by itself
 */
public record SobolOutcome(Outcome outcome, int pairs, List<SobolIndex> indices, Estimate together) {
    public SobolOutcome {
        indices = List.copyOf(indices);
    }
}
