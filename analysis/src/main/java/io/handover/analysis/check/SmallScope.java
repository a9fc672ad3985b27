package io.handover.analysis.check;

import io.handover.explorer.search.Exploration;
import io.handover.explorer.search.ExploreOptions;
import io.handover.explorer.search.Explorer;
import io.handover.explorer.search.ProgressListener;
import io.handover.explorer.search.Verdict;
import io.handover.model.procedure.Plan;
import io.handover.model.property.Property;
import io.handover.model.site.Assumptions;
import io.handover.model.site.Scope;
import io.handover.model.transition.Transitions;
import io.handover.simulator.campaign.FaultClass;
import io.handover.simulator.fault.Fault;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What can be said for certain, in a moment, of a procedure beside any number of simulated runs: every reachable state with all
 * servers of the site, few changes and one fault of a class of the core.
 *
 * @param scope the bounds of the last exploration
 * @param exploration what was found within them
 * @param larger explorations with more changes, the most first, which had too many states to come to their end: what they judged all the
 *     same counts
 */
public record SmallScope(Scope scope, Exploration exploration, List<Explored> larger) {
    /** As many states as are visited in a second or so. */
    public static final long MOST_STATES = 1_500_000;

    private static final int MOST_CHANGES = 2;

    /**
     * What was found within some bounds.
     *
     * @param scope the bounds
     * @param exploration what was found
     */
    public record Explored(Scope scope, Exploration exploration) {
        private boolean judges(Property property) {
            return exploration.finding(property).verdict() != Verdict.UNKNOWN;
        }

        /** Whether no interleaving within the bounds violates the property. */
        public boolean proves(Property property) {
            return exploration.finding(property).verdict() == Verdict.HOLDS;
        }

        /** Whether an interleaving within the bounds violates the property. */
        public boolean refutes(Property property) {
            return exploration.finding(property).verdict() == Verdict.VIOLATED;
        }

        /** The bounds in words: {@code "3 servers, 2 changes, 1 crash"}. */
        public String bounds() {
            return words(scope);
        }
    }

    public SmallScope {
        larger = List.copyOf(larger);
    }

    /** Whether the faults of a class are all faults of the core, so that there is something to explore. */
    public static boolean covers(FaultClass faults) {
        return scope(2, 0, faults).isPresent();
    }

    /**
     * Explores with two changes, and with fewer where the states are too many.
     *
     * @param plan the procedure on its site
     * @param faults which faults may happen, each once
     * @return empty where the faults are not all of the core
     */
    public static Optional<SmallScope> of(Plan plan, Assumptions assumptions, FaultClass faults) {
        if (!covers(faults)) {
            return Optional.empty();
        }
        List<Explored> larger = new ArrayList<>();
        int changes = MOST_CHANGES;
        Explored explored = explore(plan, assumptions, faults, changes);
        while (!explored.exploration().complete() && changes > 0) {
            larger.add(explored);
            changes--;
            explored = explore(plan, assumptions, faults, changes);
        }
        return Optional.of(new SmallScope(explored.scope(), explored.exploration(), larger));
    }

    private static Explored explore(Plan plan, Assumptions assumptions, FaultClass faults, int changes) {
        Scope scope = scope(plan.serverNames().size(), changes, faults).orElseThrow();
        Explorer explorer = new Explorer(
                new Transitions(plan, scope, assumptions), ExploreOptions.DEFAULT.withMaxStates(MOST_STATES));
        return new Explored(scope, explorer.run(ProgressListener.NONE));
    }

    private static Optional<Scope> scope(int servers, int changes, FaultClass faults) {
        List<String> names = faults.faults().stream().map(Fault::name).toList();
        Scope scope = new Scope(
                servers,
                changes,
                names.contains("crash") ? 1 : 0,
                names.contains("cut") ? 1 : 0,
                names.contains("installer-failure") ? 1 : 0,
                names.contains("skip") ? 1 : 0);
        int known = scope.crashes() + scope.cuts() + scope.installerFailures() + scope.skips();
        return known == names.size() ? Optional.of(scope) : Optional.empty();
    }

    /** The exploration, with as many changes as possible, that proves or refutes a property; empty where none does. */
    public Optional<Explored> judging(Property property) {
        return Stream.concat(larger.stream(), Stream.of(new Explored(scope, exploration)))
                .filter(explored -> explored.judges(property))
                .findFirst();
    }

    /** {@link Verdict#HOLDS} says that the property is proved within the bounds of {@link #judging}. */
    public Verdict verdict(Property property) {
        return judging(property)
                .map(explored -> explored.exploration().finding(property).verdict())
                .orElse(Verdict.UNKNOWN);
    }

    /** The bounds of the last exploration in words: {@code "3 servers, 2 changes, 1 crash"}. */
    public String bounds() {
        return words(scope);
    }

    /** A scope in words: {@code "3 servers, 2 changes, 1 crash, 2 cuts"}; faults that cannot happen are left out. */
    public static String words(Scope scope) {
        List<String> parts = new ArrayList<>(List.of(
                counted(scope.servers(), "server", "s"),
                counted(scope.changes(), "change", "s"),
                counted(scope.crashes(), "crash", "es"),
                counted(scope.cuts(), "cut", "s"),
                counted(scope.installerFailures(), "installer failure", "s"),
                counted(scope.skips(), "skipped step", "s")));
        List<String> faults = parts.subList(2, parts.size()).stream()
                .filter(part -> !part.startsWith("0 "))
                .toList();
        return parts.get(0) + ", " + parts.get(1) + ", "
                + (faults.isEmpty() ? "no faults" : faults.stream().collect(Collectors.joining(", ")));
    }

    private static String counted(int count, String one, String plural) {
        return count + " " + one + (count == 1 ? "" : plural);
    }
}
