package io.handover.properties.spin;

import io.handover.explorer.search.Exploration;
import io.handover.explorer.search.ExploreOptions;
import io.handover.explorer.search.Explorer;
import io.handover.explorer.search.Finding;
import io.handover.explorer.search.ProgressListener;
import io.handover.explorer.search.Verdict;
import io.handover.model.property.Properties;
import io.handover.model.property.Property;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a complete exploration tells of a configuration.
 *
 * @param states distinct reachable states
 * @param transitions enabled action instances, summed over all states
 * @param depth longest of the shortest paths from the initial state
 * @param violations of each violated property the number of actions of a shortest counterexample
 */
record Account(long states, long transitions, int depth, SortedMap<String, Integer> violations) {

    /** What the explorer tells; empty if there are more states than that. */
    static Optional<Account> ofExplorer(Configuration configuration, long maxStates) {
        Exploration exploration = explore(configuration, maxStates);
        if (!exploration.complete()) {
            return Optional.empty();
        }
        SortedMap<String, Integer> violations = new TreeMap<>();
        for (Property property : Properties.ALL) {
            Finding finding = exploration.finding(property);
            if (finding.verdict() == Verdict.VIOLATED) {
                violations.put(property.name(), finding.trace().size());
            }
        }
        return Optional.of(
                new Account(exploration.states(), exploration.transitions(), exploration.depth(), violations));
    }

    /** Whether some property is violated first by a site that goes round for ever in a bottom component of several states. */
    static boolean goesRound(Configuration configuration) {
        return explore(configuration, Long.MAX_VALUE).findings().stream().anyMatch(Finding::goesRound);
    }

    private static Exploration explore(Configuration configuration, long maxStates) {
        return new Explorer(configuration.transitions(), ExploreOptions.DEFAULT.withMaxStates(maxStates))
                .run(ProgressListener.NONE);
    }

    /** In what the explorer's account differs from Spin's, a line each. */
    static List<String> differences(Account spin, Account explorer) {
        List<String> differences = new ArrayList<>();
        compare("states", spin.states, explorer.states, differences);
        compare("transitions", spin.transitions, explorer.transitions, differences);
        compare("depth", spin.depth, explorer.depth, differences);
        Set<String> violated = new TreeSet<>(spin.violations.keySet());
        violated.addAll(explorer.violations.keySet());
        for (String property : violated) {
            compare("actions to violate " + property, spin.length(property), explorer.length(property), differences);
        }
        return differences;
    }

    private Object length(String property) {
        return violations.containsKey(property) ? violations.get(property) : "not violated";
    }

    private static void compare(String what, Object spin, Object explorer, List<String> differences) {
        if (!spin.equals(explorer)) {
            differences.add(what + ": Spin " + spin + ", the explorer " + explorer);
        }
    }
}
