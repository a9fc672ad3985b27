package io.handover.simulator.campaign;

import io.handover.simulator.run.Measures;
import io.handover.simulator.run.Run;
import io.handover.simulator.run.StepTimes;

/** What was measured in some runs, run by run, in the order of their numbers: see {@link Sampling}. */
public final class Samples {
    private static final StepTimes.Part[] PARTS = StepTimes.Part.values();

    private final long first;
    private final Measured measured;
    private final long[] violated;
    private final long[] struck;
    private final int[] witnesses;
    private final boolean[] settled;

    /** By server. */
    private final long[][] polls;

    Samples(long first, int steps, int servers, int runs) {
        this.first = first;
        this.polls = new long[servers][runs];
        this.measured = new Measured(steps, runs);
        this.violated = new long[runs];
        this.struck = new long[runs];
        this.witnesses = new int[runs];
        this.settled = new boolean[runs];
    }

    void take(int place, Run run) {
        measured.take(place, run);
        violated[place] = run.violated();
        struck[place] = run.struckFaults();
        witnesses[place] = run.witnesses();
        settled[place] = run.isSettled();
        for (int s = 0; s < polls.length; s++) {
            polls[s][place] = run.pollsMillis(s);
        }
    }

    /** How many runs there are; each has a place from 0. */
    public int runs() {
        return violated.length;
    }

    /** The number in the campaign of the run at a place. */
    public long index(int place) {
        return first + place;
    }

    /** What was measured in a run, in the measure's unit; {@link Measures#NEVER} where it did not end. */
    public long value(int place, Measure measure) {
        return measured.value(place, measure);
    }

    /** Whether the operator was at a step at all. */
    public boolean isVisited(int place, int step) {
        return measured.isVisited(place, step);
    }

    /**
     * How long a part of a step took, in all visits together, in simulated milliseconds; 0 where the operator was never there, {@link
     * Measures#NEVER} where it did not end.
     *
     * @param step its place in {@code Simulation.steps()}
     */
    public long stepMillis(int place, int step, StepTimes.Part part) {
        return isVisited(place, step) ? measured.value(place, step, part) : 0;
    }

    /**
     * How long a step took, all its parts together, in simulated milliseconds; 0 where the operator was never there, {@link
     * Measures#NEVER} where a part did not end.
     */
    public long stepMillis(int place, int step) {
        long sum = 0;
        for (StepTimes.Part part : PARTS) {
            long millis = stepMillis(place, step, part);
            if (millis == Measures.NEVER) {
                return Measures.NEVER;
            }
            sum += millis;
        }
        return sum;
    }

    Measured measured() {
        return measured;
    }

    /** The checks that a run violates, as bits by their place in {@code Simulation.checks()}. */
    public long violated(int place) {
        return violated[place];
    }

    /** The faults that hit something, as bits by their place in the catalogue. */
    public long struck(int place) {
        return struck[place];
    }

    /** What the run went through, as the bits of {@code Witness}. */
    public int witnesses(int place) {
        return witnesses[place];
    }

    /** When a server's polls confirm what they see: {@link Run#pollsMillis}. */
    public long pollsMillis(int place, int server) {
        return polls[server][place];
    }

    /** Whether the run came to rest. */
    public boolean isSettled(int place) {
        return settled[place];
    }
}
