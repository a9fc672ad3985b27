package io.handover.simulator.campaign;

import io.handover.model.procedure.TimedBound;
import io.handover.model.property.Properties;
import io.handover.model.property.Property;
import io.handover.simulator.run.Cause;
import io.handover.simulator.run.Check;
import io.handover.simulator.run.Event;
import io.handover.simulator.run.Run;
import io.handover.simulator.run.Simulation;
import io.handover.simulator.run.StepTimes;
import io.handover.simulator.run.Way;
import io.handover.simulator.run.Witness;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What the runs of one fault class add up to. Adding runs, and adding tallies, gives the same whatever the order, so that the
 * number of threads changes nothing.
 */
public final class Tally {
    /** There is no such run. */
    public static final long NO_RUN = -1;

    private static final StepTimes.Part[] PARTS = StepTimes.Part.values();

    private final FaultClass faultClass;
    private final List<Check> checks;
    private final int[] exercisedBy;
    private final int available;
    private final int kept;

    private long runs;
    private long struckRuns;
    private long unsettled;
    private long shortOfChanges;
    private final long[] rounds;
    private final long[] violations;
    private final long[] exercised;
    private final long[] witnessed = new long[Witness.values().length];
    private final Percentiles[][] stepTimes;
    private final Map<Measure, Percentiles> percentiles = new EnumMap<>(Measure.class);

    /** By check: the ways in which it was violated; never gone through in an order that matters. */
    private final List<Map<Way, Seen>> ways = new ArrayList<>();

    /** Of a check violated in one way: in how many runs, the one of these that is worth telling, and how that one ranks. */
    private static final class Seen {
        private long runs;
        private long alone;
        private long tellingRun = NO_RUN;
        private long tellingRank = Long.MAX_VALUE;

        private void add(long more, long run, long rank) {
            runs += more;
            if (rank < tellingRank || rank == tellingRank && run < tellingRun) {
                tellingRank = rank;
                tellingRun = run;
            }
        }
    }

    Tally(FaultClass faultClass, Simulation simulation) {
        this.faultClass = faultClass;
        this.checks = simulation.checks();
        this.rounds = new long[simulation.plan().branchCount()];
        this.stepTimes = new Percentiles[simulation.steps().size()][PARTS.length];
        for (Percentiles[] parts : stepTimes) {
            Arrays.setAll(parts, part -> new Percentiles(2));
        }
        this.exercisedBy = checks.stream().mapToInt(Tally::exercisedBy).toArray();
        this.violations = new long[checks.size()];
        this.exercised = new long[checks.size()];
        checks.forEach(check -> ways.add(new LinkedHashMap<>()));
        this.available = place(checks, Properties.MANAGEMENT_AVAILABLE);
        this.kept = place(checks, Properties.MANAGEMENT_KEPT);
        for (Measure measure : Measure.values()) {
            percentiles.put(measure, new Percentiles());
        }
    }

    private static int place(List<Check> checks, Property property) {
        for (int i = 0; i < checks.size(); i++) {
            if (checks.get(i) instanceof Check.OfProperty of && of.property() == property) {
                return i;
            }
        }
        return -1;
    }

    /** The witnesses, as bits, of which a run needs one for the check to say anything of it. */
    private static int exercisedBy(Check check) {
        if (check instanceof Check.OfProperty of) {
            Property property = of.property();
            if (property == Properties.AT_MOST_ONE_ACTIVE
                    || property == Properties.MANAGEMENT_AVAILABLE
                    || property == Properties.MANAGEMENT_KEPT) {
                return bits(Witness.ACTIVES_CHANGED);
            }
            if (property == Properties.NO_MIXED_VERSION_REPLICATION) {
                return bits(Witness.TWO_RELEASES);
            }
            if (property == Properties.ONLY_DECLARED_CHANGES_LOST) {
                return bits(Witness.COMPLETED_WITH_CHANGES, Witness.ACTIVES_CHANGED_WITH_CHANGES);
            }
            return bits(Witness.SETTLED);
        }
        if (check instanceof Check.OfBound of) {
            return of.bound().measure() == TimedBound.Measure.DUAL_ACTIVE
                    ? bits(Witness.ACTIVATED, Witness.SEVERAL_ACTIVE)
                    : bits(Witness.ACTIVES_CHANGED);
        }
        return bits(Witness.COMPLETED);
    }

    private static int bits(Witness... witnesses) {
        int bits = 0;
        for (Witness witness : witnesses) {
            bits |= 1 << witness.ordinal();
        }
        return bits;
    }

    /** One run more; what was {@linkplain #add(Measured, int) measured} in it comes by itself. */
    void add(Run run, long index) {
        runs++;
        if (run.struckFaults() != 0) {
            struckRuns++;
        }
        if (!run.isSettled()) {
            unsettled++;
        }
        if (run.isShortOfChanges()) {
            shortOfChanges++;
        }
        if (run.roundBranch() >= 0) {
            rounds[run.roundBranch()]++;
        }
        int witnesses = run.witnesses();
        for (int rest = witnesses; rest != 0; rest &= rest - 1) {
            witnessed[Integer.numberOfTrailingZeros(rest)]++;
        }
        for (int i = 0; i < exercised.length; i++) {
            if ((exercisedBy[i] & witnesses) != 0) {
                exercised[i]++;
            }
        }
        for (long rest = run.violated(); rest != 0; rest &= rest - 1) {
            violation(run, index, Long.numberOfTrailingZeros(rest));
        }
    }

    /** What was measured in the first so many of these runs. */
    void add(Measured measured, int count) {
        percentiles.forEach((measure, to) -> measured.addTo(to, measure, count));
        for (int step = 0; step < stepTimes.length; step++) {
            for (StepTimes.Part part : PARTS) {
                measured.addTo(stepTimes[step][part.ordinal()], step, part, count);
            }
        }
    }

    /** A run tells a violation well that violates little else and is short. */
    private void violation(Run run, long index, int check) {
        violations[check]++;
        Seen seen = ways.get(check).computeIfAbsent(run.way(check), way -> new Seen());
        long rank = (long) Long.bitCount(run.violated()) << 32;
        for (int i = 0; i < run.violatedAfter(check) && rank <= seen.tellingRank; i++) {
            rank += Event.isAction(run.event(i)) ? 1 : 0;
        }
        seen.add(1, index, rank);
        if (check == available && kept >= 0 && !run.violates(kept)) {
            seen.alone++;
        }
    }

    void add(Tally other) {
        runs += other.runs;
        struckRuns += other.struckRuns;
        unsettled += other.unsettled;
        shortOfChanges += other.shortOfChanges;
        for (int b = 0; b < rounds.length; b++) {
            rounds[b] += other.rounds[b];
        }
        for (int step = 0; step < stepTimes.length; step++) {
            for (int part = 0; part < PARTS.length; part++) {
                stepTimes[step][part].add(other.stepTimes[step][part]);
            }
        }
        for (int i = 0; i < witnessed.length; i++) {
            witnessed[i] += other.witnessed[i];
        }
        for (int i = 0; i < violations.length; i++) {
            violations[i] += other.violations[i];
            exercised[i] += other.exercised[i];
        }
        for (int check = 0; check < ways.size(); check++) {
            Map<Way, Seen> of = ways.get(check);
            other.ways.get(check).forEach((way, seen) -> {
                Seen sum = of.computeIfAbsent(way, added -> new Seen());
                sum.add(seen.runs, seen.tellingRun, seen.tellingRank);
                sum.alone += seen.alone;
            });
        }
        for (Measure measure : Measure.values()) {
            at(measure).add(other.at(measure));
        }
    }

    public FaultClass faultClass() {
        return faultClass;
    }

    public List<Check> checks() {
        return checks;
    }

    public long runs() {
        return runs;
    }

    /** In how many runs a fault hit something. */
    public long struckRuns() {
        return struckRuns;
    }

    /** How many runs did not come to rest. */
    public long unsettled() {
        return unsettled;
    }

    /** In how many runs there were more changes of different fate than can be kept apart: what depends on changes is unknown. */
    public long shortOfChanges() {
        return shortOfChanges;
    }

    /** How many runs went round for ever in a branch of the plan. */
    public long goingRound(int branch) {
        return rounds[branch];
    }

    /**
     * How long the operator spent at a step in one way, over the runs in which there was an operator at it, to two digits.
     *
     * @param step its place in {@link Simulation#steps}
     */
    public Percentiles atStep(int step, StepTimes.Part part) {
        return stepTimes[step][part.ordinal()];
    }

    public long violations(int check) {
        return violations[check];
    }

    /** In how many runs the check was exercised. */
    public long exercised(int check) {
        return exercised[check];
    }

    public Interval interval(int check) {
        return Interval.of(violations[check], runs);
    }

    /** How many runs have been through that. */
    public long witnessed(Witness witness) {
        return witnessed[witness.ordinal()];
    }

    /** In how many runs no server was active in that way although no progress action ever took management away: a fault alone explains it. */
    public long gapsExplainedByFaults(Way way) {
        Seen seen = available < 0 ? null : ways.get(available).get(way);
        return seen == null ? 0 : seen.alone;
    }

    /** The ways in which a check was violated, in their order. */
    public SortedSet<Way> ways(int check) {
        return new TreeSet<>(ways.get(check).keySet());
    }

    /** How many runs violated a check in that way. */
    public long violations(int check, Way way) {
        Seen seen = ways.get(check).get(way);
        return seen == null ? 0 : seen.runs;
    }

    /** How many runs violated a check for that cause. */
    public long violations(int check, Cause cause) {
        return ways.get(check).entrySet().stream()
                .filter(entry -> entry.getKey().cause() == cause)
                .mapToLong(entry -> entry.getValue().runs)
                .sum();
    }

    /** The index of the run that tells best how a check was violated in that way, or {@link #NO_RUN}. */
    public long tellingRun(int check, Way way) {
        Seen seen = ways.get(check).get(way);
        return seen == null ? NO_RUN : seen.tellingRun;
    }

    /** The index of the run that tells best how a check was violated for that cause, or {@link #NO_RUN}. */
    public long tellingRun(int check, Cause cause) {
        return ways.get(check).entrySet().stream()
                .filter(entry -> entry.getKey().cause() == cause)
                .map(Map.Entry::getValue)
                .min(Comparator.<Seen>comparingLong(seen -> seen.tellingRank)
                        .thenComparingLong(seen -> seen.tellingRun))
                .map(seen -> seen.tellingRun)
                .orElse(NO_RUN);
    }

    public Verdict verdict(int check) {
        if (violations[check] > 0) {
            return Verdict.VIOLATED;
        }
        boolean vacuous = exercised[check] == 0 || !faultClass.isNone() && struckRuns == 0;
        // A run that did not come to rest might still violate anything.
        return vacuous || unsettled > 0 || shortOfChanges > 0 ? Verdict.UNKNOWN : Verdict.HELD;
    }

    public Percentiles at(Measure measure) {
        return Objects.requireNonNull(percentiles.get(measure));
    }
}
