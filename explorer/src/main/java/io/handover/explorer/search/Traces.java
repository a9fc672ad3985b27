package io.handover.explorer.search;

import io.handover.model.property.Property;
import io.handover.model.property.StepProperty;
import io.handover.model.state.SiteState;
import io.handover.model.state.StatePacking;
import io.handover.model.transition.Transitions;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntPredicate;

/**
 * Finds the actions that lead to violations, from the levels of states alone: no visited state remembers where it was reached from.
 *
 * <p>Level by level backwards, all successors are generated again to find the least predecessor of each state on a path; then the
 * paths are gone along forwards, with the first action that leads to the next state. So a trace is the same for any number of
 * threads. It costs at most another generation of the levels before the deepest violation, without any look-up.
 */
final class Traces {
    private final Transitions transitions;
    private final BundlePacking bundles;
    private final StatePacking packing;
    private final ExtraSymmetry symmetry;
    private final List<SiteState> starts;
    private final Search search;
    private final Crew crew;
    private final Pulse pulse;

    /** Actions that lead to a violation, and the place of the state that they begin with among the starts. */
    record Trace(int start, List<Integer> actions) {
        Finding finding(Violation violation, boolean settled) {
            Property property = violation.property();
            return new Finding(
                    property,
                    Verdict.VIOLATED,
                    start,
                    actions,
                    violation.goesRound(),
                    settled || !property.isEventual());
        }
    }

    /** The states that lead to a violation, the first in the back. */
    private record Path(Violation violation, List<PackedState> states) {
        PackedState first() {
            return states.get(states.size() - 1);
        }
    }

    Traces(
            Transitions transitions,
            BundlePacking packing,
            ExtraSymmetry symmetry,
            List<SiteState> starts,
            Search search,
            Crew crew,
            Pulse pulse) {
        this.transitions = transitions;
        this.bundles = packing;
        this.packing = packing.ofStates();
        this.symmetry = symmetry;
        this.starts = starts;
        this.search = search;
        this.crew = crew;
        this.pulse = pulse;
    }

    /** A shortest trace to each violation, in their order. */
    List<Trace> of(List<Violation> violations) {
        List<Path> paths = violations.stream()
                .map(violation -> new Path(violation, new ArrayList<>(List.of(violation.state()))))
                .toList();
        int deepest = violations.stream().mapToInt(Violation::depth).max().orElse(0);
        for (int depth = deepest; depth > 0; depth--) {
            pulse.beat(ExploreProgress.Phase.TRACE, search.states(), 0, depth);
            int level = depth;
            List<Path> here = paths.stream()
                    .filter(path -> path.violation().depth() >= level)
                    .toList();
            SortedMap<PackedState, PackedState> predecessors =
                    predecessors(here.stream().map(Path::first).distinct().toList(), search.level(level - 1));
            for (Path path : here) {
                path.states().add(predecessors.get(path.first()));
            }
        }
        return paths.stream().map(this::trace).toList();
    }

    private SortedMap<PackedState, PackedState> predecessors(List<PackedState> states, Level level) {
        List<Predecessors> found = new ArrayList<>();
        crew.workers()
                .forEach(worker -> found.add(
                        new Predecessors(bundles, search.structures(), search.visited(), worker.expansion(), states)));
        crew.run(
                level.blocks(),
                worker -> found.get(crew.workers().indexOf(worker)).look(level));
        SortedMap<PackedState, PackedState> predecessors = new TreeMap<>();
        found.forEach(part -> part.addTo(predecessors));
        return predecessors;
    }

    private Trace trace(Path path) {
        int start = startOf(path.first());
        return new Trace(start, actions(starts.get(start), path));
    }

    /** The first start that is packed so. */
    private int startOf(PackedState state) {
        long[] packed = new long[packing.words()];
        for (int i = 0; i < starts.size(); i++) {
            packing.pack(starts.get(i), packed, 0);
            symmetry.represent(packed, 0);
            if (state.isAt(packed, 0, packed.length)) {
                return i;
            }
        }
        throw new IllegalStateException("a path begins with no start");
    }

    private List<Integer> actions(SiteState start, Path path) {
        List<Integer> actions = new ArrayList<>();
        SiteState before = transitions.initialState();
        SiteState after = transitions.initialState();
        before.copyFrom(start);
        long[] packed = new long[packing.words()];
        for (int i = path.states().size() - 2; i >= 0; i--) {
            PackedState next = path.states().get(i);
            actions.add(first(before, after, transitions.progress(before), transitions.faults(before), action -> {
                packing.pack(after, packed, 0);
                symmetry.represent(packed, 0);
                return next.isAt(packed, 0, packed.length);
            }));
            before.copyFrom(after);
        }
        if (path.violation().property() instanceof StepProperty property) {
            actions.add(first(
                    before,
                    after,
                    transitions.progress(before),
                    transitions.faults(before),
                    action -> !property.holds(before, action, after)));
        }
        return actions;
    }

    /** The first of the actions whose step, from {@code before} to {@code after}, is the one sought. */
    private int first(SiteState before, SiteState after, long progress, long faults, IntPredicate isSought) {
        for (int first = 0; first <= Long.SIZE; first += Long.SIZE) {
            for (long rest = first == 0 ? progress : faults; rest != 0; rest &= rest - 1) {
                int action = first + Long.numberOfTrailingZeros(rest);
                after.copyFrom(before);
                transitions.apply(after, action);
                if (isSought.test(action)) {
                    return action;
                }
            }
        }
        throw new IllegalStateException("no action leads on from " + before);
    }
}
