package io.handover.simulator.campaign;

import io.handover.simulator.run.Measures;
import io.handover.simulator.run.Simulation;
import io.handover.simulator.run.StepTimes;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/** What {@link Samples} of one simulation add up to: how every measure and every step spreads, and how often every check was violated. */
public final class Collected {
    private static final StepTimes.Part[] PARTS = StepTimes.Part.values();
    private static final int DIGITS_OF_STEPS = 3;

    private final Map<Measure, Percentiles> measures = new EnumMap<>(Measure.class);
    private final Percentiles[][] parts;
    private final Percentiles[] totals;
    private final long[] violations;
    private long runs;
    private long struck;
    private long unsettled;

    /**
     * Nothing so far.
     *
     * @param simulation whose runs are collected
     * @param digits to how many significant digits measures are kept, 1 to 5: with each more, ten times the memory; those of steps are kept to
     *     {@value #DIGITS_OF_STEPS}
     */
    public Collected(Simulation simulation, int digits) {
        for (Measure measure : Measure.values()) {
            measures.put(measure, new Percentiles(digits));
        }
        int steps = simulation.steps().size();
        parts = new Percentiles[steps][PARTS.length];
        totals = new Percentiles[steps];
        for (int step = 0; step < steps; step++) {
            for (StepTimes.Part part : PARTS) {
                parts[step][part.ordinal()] = new Percentiles(DIGITS_OF_STEPS);
            }
            totals[step] = new Percentiles(DIGITS_OF_STEPS);
        }
        violations = new long[simulation.checks().size()];
    }

    /** Some runs more. */
    public void add(Samples samples) {
        runs += samples.runs();
        Measured measured = samples.measured();
        measures.forEach((measure, to) -> measured.addTo(to, measure, samples.runs()));
        for (int step = 0; step < totals.length; step++) {
            for (StepTimes.Part part : PARTS) {
                measured.addTo(parts[step][part.ordinal()], step, part, samples.runs());
            }
        }
        for (int place = 0; place < samples.runs(); place++) {
            add(samples, place);
        }
    }

    private void add(Samples samples, int place) {
        for (int step = 0; step < totals.length; step++) {
            if (samples.isVisited(place, step)) {
                totals[step].record(samples.stepMillis(place, step));
            }
        }
        for (long rest = samples.violated(place); rest != 0; rest &= rest - 1) {
            violations[Long.numberOfTrailingZeros(rest)]++;
        }
        struck += samples.struck(place) == 0 ? 0 : 1;
        unsettled += samples.isSettled(place) ? 0 : 1;
    }

    /** How many runs there are. */
    public long runs() {
        return runs;
    }

    /** In how many of them a fault hit something. */
    public long struck() {
        return struck;
    }

    /** How many of them did not come to rest. */
    public long unsettled() {
        return unsettled;
    }

    /** In how many of them a check was violated, by its place in {@link Simulation#checks}. */
    public long violations(int check) {
        return violations[check];
    }

    /** A measure over all runs; {@link Measures#NEVER} lies above all others. */
    public Percentiles of(Measure measure) {
        return Objects.requireNonNull(measures.get(measure));
    }

    /** A part of a step, over the runs in which the operator was at it. */
    public Percentiles of(int step, StepTimes.Part part) {
        return parts[step][part.ordinal()];
    }

    /** All parts of a step together, over the same runs. */
    public Percentiles total(int step) {
        return totals[step];
    }
}
