package io.handover.analysis.time;

import io.handover.analysis.retreat.RetreatOptions;
import java.util.List;
import java.util.Optional;

/**
 * What is asked beside times.
 *
 * @param drivers whether it is said what the outcomes of the runs depend on
 * @param sobolPairs how many pairs of runs Sobol's indices are worked out from, 100 or more; 0: none are
 * @param rare promises, by name, of which it is estimated how seldom they are broken
 * @param retreat with what room ways back are looked for; empty: not at all
 */
public record Further(boolean drivers, int sobolPairs, List<String> rare, Optional<RetreatOptions> retreat) {
    /** Nothing is. */
    public static final Further NOTHING = new Further(false, 0, List.of(), Optional.empty());

    public Further {
        rare = List.copyOf(rare);
    }
}
