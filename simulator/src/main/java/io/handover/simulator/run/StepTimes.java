package io.handover.simulator.run;

import java.util.Arrays;

/** How long an operator spent at each step, by what was done there, in simulated milliseconds. */
public final class StepTimes {
    /** What an operator does at a step. */
    public enum Part {
        REACTION("reaction"),
        OPENING("opening"),
        COMMAND("command"),
        WAITING("waiting");

        private static final Part[] ALL = values();
        private final String key;

        Part(String key) {
            this.key = key;
        }

        /** The name in JSON. */
        public String key() {
            return key;
        }
    }

    private static final int PARTS = Part.ALL.length;

    private final long[] millis;
    private final boolean[] done;
    private int at;
    private int place;
    private long since;

    StepTimes(int steps) {
        millis = new long[(steps + 1) * PARTS];
        done = new boolean[steps];
    }

    void begin() {
        Arrays.fill(millis, 0);
        Arrays.fill(done, false);
        at = -1;
        place = 0;
        since = 0;
    }

    /** From now on the operator does that at that step; -1 where there is no step. */
    void turn(int step, Part to, long now) {
        millis[place] += now - since;
        at = step;
        place = place(step, to);
        since = now;
    }

    /**
     * The operator leaves a step.
     *
     * @param isDone whether its goal was seen or it was skipped; else the operator turns to a branch and may come back
     */
    void leave(boolean isDone) {
        if (at >= 0) {
            done[at] |= isDone;
        }
    }

    /** The run has come to rest: what goes on still goes on for ever. */
    void end() {
        if (at >= 0) {
            done[at] = false;
            millis[place] = Measures.NEVER;
        }
    }

    /** Whether the operator has been at a step at all. */
    public boolean isVisited(int step) {
        return done[step] || step == at;
    }

    /**
     * How long a part of a step took, in all visits together.
     *
     * @param step a main step, or the main steps' number plus the place among the steps of all branches
     * @return {@link Measures#NEVER} where it did not come to an end
     */
    public long millis(int step, Part of) {
        return millis[place(step, of)];
    }

    /** The first row is that of no step. */
    private static int place(int step, Part part) {
        return (step + 1) * PARTS + part.ordinal();
    }
}
