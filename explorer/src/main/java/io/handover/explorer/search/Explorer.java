package io.handover.explorer.search;

import io.handover.model.procedure.Plan;
import io.handover.model.property.Properties;
import io.handover.model.property.Property;
import io.handover.model.property.StateProperty;
import io.handover.model.state.Places;
import io.handover.model.state.SiteState;
import io.handover.model.state.StatePacking;
import io.handover.model.transition.Transitions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;

/**
 * Visits every reachable state of a plan under a scope and assumptions, and judges every property (docs/model.md, "Properties"): proves it
 * within the scope, or finds a shortest counterexample. Slips are no actions of the core and never happen.
 *
 * <p>For any number of threads the result is the same, the traces included, as long as no bound ends the exploration; only what it
 * takes differs: time, memory, and how the second pass, where one is needed, comes to its verdicts.
 */
public final class Explorer {
    private final Transitions transitions;
    private final ExploreOptions options;
    private final LongSupplier clock;
    private final BundlePacking packing;
    private volatile boolean cancelled;

    /**
     * An explorer that measures no time.
     *
     * @throws IllegalArgumentException if the states of this scope do not fit into two words
     */
    public Explorer(Transitions transitions, ExploreOptions options) {
        this(transitions, options, () -> 0);
    }

    /**
     * An explorer that measures no time, of states in which the operator and the activation wizard can be at these places; for starts at
     * which a switch runs although the plan begins none.
     *
     * @throws IllegalArgumentException if the states of this scope do not fit into two words
     */
    public Explorer(Transitions transitions, ExploreOptions options, Places places) {
        this(transitions, options, places, () -> 0);
    }

    /**
     * An explorer.
     *
     * @param clock tells nanoseconds, for rates and durations only
     * @throws IllegalArgumentException if the states of this scope do not fit into two words
     */
    public Explorer(Transitions transitions, ExploreOptions options, LongSupplier clock) {
        this(transitions, options, transitions.plan().places(), clock);
    }

    private Explorer(Transitions transitions, ExploreOptions options, Places places, LongSupplier clock) {
        this.transitions = transitions;
        this.options = options;
        this.clock = clock;
        this.packing = new BundlePacking(
                new StatePacking(transitions.scope(), transitions.plan().givenChanges(), places));
    }

    /** Ends the exploration soon, with what is known by then; may be called from any thread. */
    public void cancel() {
        cancelled = true;
    }

    /** Explores from the state that the plan starts from, see {@link #run(List, ProgressListener)}. */
    public Exploration run(ProgressListener listener) {
        return run(List.of(transitions.initialState()), listener);
    }

    /**
     * Explores from any of some states, as where it is not known which of them the site is in; returns when all is visited and
     * judged, a bound is reached or it was cancelled. What {@code HOLDS} then holds from every one of them.
     *
     * @param starts states of the transitions' scope, at least one; not changed, and may be changed once this has returned
     * @throws IllegalArgumentException if there is no start, or one is no state of this scope and plan
     */
    public Exploration run(List<SiteState> starts, ProgressListener listener) {
        checkStarts(starts);
        Pulse pulse = new Pulse(listener, clock, () -> cancelled);
        Structures structures = new Structures(packing);
        Rows rows = new Rows();
        List<Worker> workers = IntStream.range(0, options.threads())
                .mapToObj(i -> new Worker(transitions, packing, structures, rows, Properties.ALL, symmetry()))
                .toList();
        try (Crew crew = new Crew(workers)) {
            Search search =
                    new Search(starts, packing, structures, rows, symmetry(), options, Properties.ALL, crew, pulse);
            search.run();
            return judge(starts, search, crew, pulse);
        }
    }

    private ExtraSymmetry symmetry() {
        return new ExtraSymmetry(transitions, packing, options.symmetry());
    }

    private void checkStarts(List<SiteState> starts) {
        if (starts.isEmpty()) {
            throw new IllegalArgumentException("an exploration has at least one start");
        }
        long[] packed = new long[packing.words()];
        SiteState unpacked = transitions.initialState();
        for (SiteState start : starts) {
            if (start.servers() == unpacked.servers()) {
                packing.ofStates().pack(start, packed, 0);
                packing.ofStates().unpack(packed, 0, unpacked);
            }
            if (!unpacked.equals(start) || !hasPlaceOf(start)) {
                throw new IllegalArgumentException("a start is no state of this scope and plan: " + start);
            }
        }
    }

    /** Whether the plan has the place where the operator is. */
    private boolean hasPlaceOf(SiteState start) {
        Plan plan = transitions.plan();
        int places = 1;
        if (start.branch() != SiteState.NO_BRANCH) {
            places = start.branch() < plan.branchCount()
                    ? plan.branch(start.branch()).steps().size()
                    : 0;
        }
        return start.pc() <= plan.complete() && start.place() < places;
    }

    private Exploration judge(List<SiteState> starts, Search search, Crew crew, Pulse pulse) {
        long searched = pulse.nanos();
        Ending ending = search.ending();
        List<Violation> violations = search.violations();
        Optional<Exploration.Settling> settling = Optional.empty();
        long peakBytes = search.peakBytes();
        if (ending == Ending.COMPLETE && search.seesAllSettle()) {
            settling = Optional.of(Exploration.Settling.AT_ONCE);
        } else if (ending == Ending.COMPLETE) {
            SecondPass second = new SecondPass(transitions.plan(), search, crew, pulse);
            List<Violation> more = second.run(eventual());
            peakBytes = Math.max(peakBytes, search.bytes() + second.bytes());
            ending = second.ending();
            if (ending == Ending.COMPLETE) {
                violations = shortest(violations, more);
                settling = Optional.of(new Exploration.Settling(
                        pulse.nanos() - searched, second.bytes(), second.sweeps(), second.unsettled()));
            }
        }
        long judged = pulse.nanos();
        List<Traces.Trace> traces =
                new Traces(transitions, packing, symmetry(), starts, search, crew, pulse).of(violations);
        return new Exploration(
                search.states(),
                search.transitions(),
                search.depth(),
                ending,
                findings(violations, traces, search.ending() == Ending.COMPLETE, settling.isPresent()),
                searched,
                settling,
                pulse.nanos() - judged,
                peakBytes);
    }

    private static List<StateProperty> eventual() {
        return Properties.ALL.stream()
                .filter(Property::isEventual)
                .map(StateProperty.class::cast)
                .toList();
    }

    /** The shorter violation of each property, the one at rest if both are as short. */
    private static List<Violation> shortest(List<Violation> atRest, List<Violation> goingRound) {
        List<Violation> shortest = new ArrayList<>(atRest);
        for (Violation violation : goingRound) {
            Optional<Violation> other = of(violation.property(), atRest);
            if (other.isEmpty() || other.get().depth() > violation.depth()) {
                other.ifPresent(shortest::remove);
                shortest.add(violation);
            }
        }
        return shortest;
    }

    private static Optional<Violation> of(Property property, List<Violation> violations) {
        return violations.stream()
                .filter(violation -> violation.property() == property)
                .findFirst();
    }

    /**
     * What is known of each property.
     *
     * @param visitedAll whether all states were visited, which judges the <em>always</em> properties
     * @param settled whether all bottom components were judged, too
     */
    private static List<Finding> findings(
            List<Violation> violations, List<Traces.Trace> traces, boolean visitedAll, boolean settled) {
        List<Finding> findings = new ArrayList<>();
        for (Property property : Properties.ALL) {
            boolean judged = property.isEventual() ? settled : visitedAll;
            Optional<Violation> violation = of(property, violations);
            findings.add(violation
                    .map(found -> traces.get(violations.indexOf(found)).finding(found, settled))
                    .orElseGet(() -> Finding.of(property, judged ? Verdict.HOLDS : Verdict.UNKNOWN)));
        }
        return findings;
    }
}
