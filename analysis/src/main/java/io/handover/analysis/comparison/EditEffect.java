package io.handover.analysis.comparison;

import java.util.List;

/**
 * One edit of A, or several that make no sense alone, and what it changes by itself.
 *
 * @param differences the places among all differences, ascending
 * @param wanted those of them that need the others; one or more
 * @param effects what changes, promises first; empty where the runs that were made show nothing
 */
public record EditEffect(List<Integer> differences, List<Integer> wanted, List<Effect> effects) {
    public EditEffect {
        differences = List.copyOf(differences);
        wanted = List.copyOf(wanted);
        effects = List.copyOf(effects);
    }
}
