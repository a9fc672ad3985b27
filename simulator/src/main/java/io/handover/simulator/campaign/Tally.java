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
import io.handover.simulator.run.Witness;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

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
    private long explainedGaps;
    private final Percentiles[][] stepTimes;
    private final Map<Measure, Percentiles> percentiles = new EnumMap<>(Measure.class);

    /** By check: where its ways begin in what follows. */
    private final int[] firstWay;

    /** By check: at how many places its violations are told apart. */
    private final int[] places;

    // By check, cause and place: how often, the violating run that is worth telling, and how it ranks.
    private final long[] causes;
    private final long[] tellingRun;
    private final long[] tellingRank;

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
        this.firstWay = new int[checks.size()];
        this.places = new int[checks.size()];
        int ways = 0;
        for (int i = 0; i < firstWay.length; i++) {
            firstWay[i] = ways;
            places[i] = Run.placesOf(simulation, i);
            ways += Cause.count() * places[i];
        }
        this.causes = new long[ways];
        this.tellingRun = new long[ways];
        this.tellingRank = new long[ways];
        Arrays.fill(tellingRun, NO_RUN);
        Arrays.fill(tellingRank, Long.MAX_VALUE);
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
        addSteps(run.stepTimes());
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
        if (available >= 0
                && kept >= 0
                && run.violates(available)
                && run.cause(available) == Cause.FAULT
                && !run.violates(kept)) {
            explainedGaps++;
        }
        for (Map.Entry<Measure, Percentiles> entry : percentiles.entrySet()) {
            entry.getValue().record(entry.getKey().of(run.measures()));
        }
    }

    private void addSteps(StepTimes times) {
        for (int step = 0; step < stepTimes.length; step++) {
            if (times.isVisited(step)) {
                for (StepTimes.Part part : PARTS) {
                    stepTimes[step][part.ordinal()].record(times.millis(step, part));
                }
            }
        }
    }

    /** A run tells a violation well that violates little else and is short. */
    private void violation(Run run, long index, int check) {
        violations[check]++;
        int actions = 0;
        for (int i = 0; i < run.violatedAfter(check); i++) {
            actions += Event.isAction(run.event(i)) ? 1 : 0;
        }
        long rank = (long) Long.bitCount(run.violated()) << 32 | actions;
        int way = way(check, run.cause(check), run.placeOf(check));
        causes[way]++;
        if (rank < tellingRank[way] || rank == tellingRank[way] && index < tellingRun[way]) {
            tellingRank[way] = rank;
            tellingRun[way] = index;
        }
    }

    void add(Tally other) {
        runs += other.runs;
        struckRuns += other.struckRuns;
        unsettled += other.unsettled;
        explainedGaps += other.explainedGaps;
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
        for (int i = 0; i < causes.length; i++) {
            causes[i] += other.causes[i];
            if (other.tellingRank[i] < tellingRank[i]
                    || other.tellingRank[i] == tellingRank[i] && other.tellingRun[i] < tellingRun[i]) {
                tellingRank[i] = other.tellingRank[i];
                tellingRun[i] = other.tellingRun[i];
            }
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

    /** In how many runs management was lost although no progress action took it away: faults alone explain the gap. */
    public long gapsExplainedByFaults() {
        return explainedGaps;
    }

    private int way(int check, Cause cause, int place) {
        return firstWay[check] + cause.ordinal() * places[check] + place;
    }

    /** At how many places the violations of a check are told apart: 1 but for lost changes, {@link Run#placeOf}. */
    public int places(int check) {
        return places[check];
    }

    /** How many runs violated a check in that way at that place. */
    public long violations(int check, Cause cause, int place) {
        return causes[way(check, cause, place)];
    }

    /** How many runs violated a check in that way. */
    public long violations(int check, Cause cause) {
        long sum = 0;
        for (int place = 0; place < places[check]; place++) {
            sum += violations(check, cause, place);
        }
        return sum;
    }

    /** The index of the run that tells best how a check was violated in that way at that place, or {@link #NO_RUN}. */
    public long tellingRun(int check, Cause cause, int place) {
        return tellingRun[way(check, cause, place)];
    }

    /** The index of the run that tells best how a check was violated in that way, or {@link #NO_RUN}. */
    public long tellingRun(int check, Cause cause) {
        int best = way(check, cause, 0);
        for (int way = best; way < best + places[check]; way++) {
            if (tellingRank[way] < tellingRank[best]
                    || tellingRank[way] == tellingRank[best] && tellingRun[way] < tellingRun[best]) {
                best = way;
            }
        }
        return tellingRun[best];
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
