package io.handover.analysis.advice;

import io.handover.explorer.search.Verdict;
import io.handover.model.procedure.Plan;
import io.handover.model.property.Properties;
import io.handover.model.property.Property;
import io.handover.simulator.campaign.FaultClass;
import io.handover.simulator.run.Cause;
import io.handover.simulator.run.Check;
import io.handover.simulator.run.Edits;
import io.handover.simulator.run.Run;
import io.handover.simulator.run.Simulation;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** A procedure with a patch, and what was found out of it so far; each question is answered once. */
final class Tried {
    private final Plan plan;
    private final Function<FaultClass, Simulation> simulations;
    private final long seed;
    private final Exploring exploring;
    private final Map<String, Optional<Exploring.Explored>> explored = new LinkedHashMap<>();
    private final Map<String, Runs> runs = new LinkedHashMap<>();

    /** @param simulations of the procedure without a patch, by fault class */
    Tried(Plan plan, Function<FaultClass, Simulation> simulations, long seed, Exploring exploring) {
        this.plan = plan;
        this.simulations = simulations;
        this.seed = seed;
        this.exploring = exploring;
    }

    Optional<Exploring.Explored> explored(FaultClass faults) {
        return explored.computeIfAbsent(faults.name(), name -> exploring.explore(plan, faults));
    }

    /** What an exploration says; unknown where there is none. */
    Verdict verdict(FaultClass faults, Property property) {
        return explored(faults).map(known -> known.verdict(property)).orElse(Verdict.UNKNOWN);
    }

    private Runs runs(FaultClass faults) {
        return runs.computeIfAbsent(
                faults.name(),
                name -> new Runs(new Run(simulations.apply(faults).of(plan))));
    }

    /** What is asked of every run. */
    List<Check> checks(FaultClass faults) {
        return runs(faults).run.simulation().checks();
    }

    /**
     * In how many of the first runs a check is violated. A gap that a fault alone explains does not count: a longer procedure is struck by
     * more faults.
     *
     * @param check of this procedure or of one that it was made from
     */
    long violations(FaultClass faults, int among, Check check) {
        Runs of = runs(faults);
        int place = place(of.run.simulation().checks(), check);
        return place < 0 ? 0 : of.among(among).violations[place];
    }

    /**
     * In how many of the first runs a check is violated that violated it before.
     *
     * @param before the procedure that this one was made from
     */
    long stillViolated(Tried before, FaultClass faults, int among, Check check) {
        Runs were = before.runs(faults);
        int place = place(were.run.simulation().checks(), check);
        return place < 0
                ? 0
                : were.among(among).violating.get(place).stream()
                        .filter(index -> violates(faults, index, check))
                        .count();
    }

    /** How many of the first runs did not come to rest. */
    long unsettled(FaultClass faults, int among) {
        return runs(faults).among(among).unsettled;
    }

    /** Whether one run violates a check. */
    boolean violates(FaultClass faults, long index, Check check) {
        Runs of = runs(faults);
        int place = place(of.run.simulation().checks(), check);
        of.run.execute(seed, index, Edits.NONE);
        return place >= 0 && of.run.violates(place);
    }

    private static int place(List<Check> checks, Check check) {
        for (int i = 0; i < checks.size(); i++) {
            if (isSame(checks.get(i), check)) {
                return i;
            }
        }
        return -1;
    }

    /** Whether it is the same promise, whatever its bound is and wherever its step went. */
    private static boolean isSame(Check one, Check other) {
        if (one instanceof Check.OfBound bound && other instanceof Check.OfBound same) {
            return bound.bound().measure() == same.bound().measure();
        }
        if (one instanceof Check.OfStep step && other instanceof Check.OfStep same) {
            return step.position().equals(same.position());
        }
        return one.equals(other);
    }

    /** The runs of a fault class. */
    private final class Runs {
        private final Run run;
        private final Map<Integer, Counts> counts = new LinkedHashMap<>();

        Runs(Run run) {
            this.run = run;
        }

        Counts among(int count) {
            return counts.computeIfAbsent(count, this::counted);
        }

        private Counts counted(int count) {
            List<Check> checks = run.simulation().checks();
            Counts sums = new Counts(checks.size());
            for (int index = 0; index < count; index++) {
                run.execute(seed, index, Edits.NONE);
                for (long rest = run.violated(); rest != 0; rest &= rest - 1) {
                    int check = Long.numberOfTrailingZeros(rest);
                    if (!isExplained(run, checks.get(check), check)) {
                        sums.violations[check]++;
                        sums.violating.get(check).set(index);
                    }
                }
                sums.unsettled += run.isSettled() ? 0 : 1;
            }
            return sums;
        }

        private static boolean isExplained(Run run, Check check, int place) {
            return check instanceof Check.OfProperty of
                    && of.property() == Properties.MANAGEMENT_AVAILABLE
                    && run.cause(place) == Cause.FAULT;
        }
    }

    private static final class Counts {
        private final long[] violations;
        private final List<BitSet> violating = new ArrayList<>();
        private long unsettled;

        Counts(int checks) {
            violations = new long[checks];
            for (int i = 0; i < checks; i++) {
                violating.add(new BitSet());
            }
        }
    }
}
