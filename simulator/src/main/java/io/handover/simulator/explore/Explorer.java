package io.handover.simulator.explore;

import io.handover.model.procedure.Plan;
import io.handover.model.property.Properties;
import io.handover.model.property.Property;
import io.handover.model.property.StateProperty;
import io.handover.model.state.StatePacking;
import io.handover.model.transition.Transitions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;

/**
 * Visits every reachable state of a plan under a scope and assumptions, and judges every property of semantics.md 1.6: proves it
 * within the scope, or finds a shortest counterexample. Slips are no actions of the core and never happen.
 *
 * <p>For any number of threads the result is the same, the traces included, as long as no bound ends the exploration.
 */
public final class Explorer {
    private final Transitions transitions;
    private final ExploreOptions options;
    private final LongSupplier clock;
    private final StatePacking packing;
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
     * An explorer.
     *
     * @param clock tells nanoseconds, for rates and durations only
     * @throws IllegalArgumentException if the states of this scope do not fit into two words
     */
    public Explorer(Transitions transitions, ExploreOptions options, LongSupplier clock) {
        this.transitions = transitions;
        this.options = options;
        this.clock = clock;
        Plan plan = transitions.plan();
        int branchSteps = plan.branches().stream()
                .mapToInt(branch -> branch.steps().size())
                .max()
                .orElse(0);
        this.packing = new StatePacking(transitions.scope(), plan.complete(), plan.branchCount(), branchSteps);
    }

    /** How many bits a state takes. */
    public int bitsPerState() {
        return packing.bits();
    }

    /** Ends the exploration soon, with what is known by then; may be called from any thread. */
    public void cancel() {
        cancelled = true;
    }

    /** Explores; returns when all is visited and judged, a bound is reached or it was cancelled. */
    public Exploration run(ProgressListener listener) {
        Pulse pulse = new Pulse(listener, clock, () -> cancelled);
        List<Worker> workers = IntStream.range(0, options.threads())
                .mapToObj(i -> new Worker(transitions, packing, Properties.ALL))
                .toList();
        try (Crew crew = new Crew(workers)) {
            Search search = new Search(transitions, packing, options, Properties.ALL, crew, pulse);
            search.run();
            return judge(search, crew, pulse);
        }
    }

    private Exploration judge(Search search, Crew crew, Pulse pulse) {
        long searched = pulse.nanos();
        Ending ending = search.ending();
        List<Violation> violations = search.violations();
        Optional<Exploration.Settling> settling = Optional.empty();
        long peakBytes = search.peakBytes();
        if (ending == Ending.COMPLETE) {
            SecondPass second = new SecondPass(transitions.plan(), packing, search, crew, pulse);
            List<Violation> more = second.run(eventual());
            peakBytes += second.bytes();
            if (pulse.isCancelled()) {
                ending = Ending.CANCELLED;
            } else {
                violations = shortest(violations, more);
                settling = Optional.of(new Exploration.Settling(
                        pulse.nanos() - searched, second.bytes(), second.sweeps(), second.unsettled()));
            }
        }
        long judged = pulse.nanos();
        List<List<Integer>> traces = new Traces(transitions, packing, search, crew, pulse).of(violations);
        return new Exploration(
                search.states(),
                search.transitions(),
                search.depth(),
                ending,
                findings(violations, traces, ending),
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

    private static List<Finding> findings(List<Violation> violations, List<List<Integer>> traces, Ending ending) {
        List<Finding> findings = new ArrayList<>();
        for (Property property : Properties.ALL) {
            Optional<Violation> violation = of(property, violations);
            findings.add(violation
                    .map(found -> new Finding(
                            property, Verdict.VIOLATED, traces.get(violations.indexOf(found)), found.goesRound()))
                    .orElseGet(
                            () -> Finding.of(property, ending == Ending.COMPLETE ? Verdict.HOLDS : Verdict.UNKNOWN)));
        }
        return findings;
    }
}
