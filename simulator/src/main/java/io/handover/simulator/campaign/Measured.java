package io.handover.simulator.campaign;

import io.handover.simulator.run.Run;
import io.handover.simulator.run.StepTimes;

/**
 * What was measured in some runs, column by column, until it is summed up: to add all of one measure at once takes a fraction of the time that
 * all measures of one run take, whose tables lie far apart.
 */
final class Measured {
    /** There was no operator at that step. */
    private static final long NOTHING = Long.MIN_VALUE;

    private static final Measure[] MEASURES = Measure.values();
    private static final StepTimes.Part[] PARTS = StepTimes.Part.values();

    private final int steps;

    /** By column, the measures and then the parts of each step, and by place. */
    private final long[][] values;

    /**
     * Room for runs.
     *
     * @param steps the steps of their simulation
     * @param runs how many, each with a place from 0
     */
    Measured(int steps, int runs) {
        this.steps = steps;
        this.values = new long[MEASURES.length + steps * PARTS.length][runs];
    }

    /** Takes what was measured in a run. */
    void take(int place, Run run) {
        int column = 0;
        for (Measure measure : MEASURES) {
            values[column++][place] = measure.of(run.measures());
        }
        StepTimes times = run.stepTimes();
        for (int step = 0; step < steps; step++) {
            boolean isVisited = times.isVisited(step);
            for (StepTimes.Part part : PARTS) {
                values[column++][place] = isVisited ? times.millis(step, part) : NOTHING;
            }
        }
    }

    /** Takes what was measured in another's run at the same place. */
    void take(int place, Measured other) {
        for (int column = 0; column < values.length; column++) {
            values[column][place] = other.values[column][place];
        }
    }

    /** There was no run at that place. */
    void takeNothing(int place) {
        for (long[] column : values) {
            column[place] = NOTHING;
        }
    }

    long value(int place, Measure measure) {
        return values[measure.ordinal()][place];
    }

    long value(int place, int step, StepTimes.Part part) {
        return values[column(step, part)][place];
    }

    /** Whether there was an operator at a step. */
    boolean isVisited(int place, int step) {
        return value(place, step, PARTS[0]) != NOTHING;
    }

    private static int column(int step, StepTimes.Part part) {
        return MEASURES.length + step * PARTS.length + part.ordinal();
    }

    void addTo(Percentiles percentiles, Measure measure, int runs) {
        add(percentiles, measure.ordinal(), runs);
    }

    void addTo(Percentiles percentiles, int step, StepTimes.Part part, int runs) {
        add(percentiles, column(step, part), runs);
    }

    private void add(Percentiles percentiles, int column, int runs) {
        long[] of = values[column];
        long zeros = 0;
        for (int place = 0; place < runs; place++) {
            long value = of[place];
            if (value == 0) {
                zeros++;
            } else if (value != NOTHING) {
                percentiles.record(value);
            }
        }
        percentiles.recordZeros(zeros);
    }
}
