package io.handover.simulator.run;

/**
 * The names of a run's random choices. A choice is known by its purpose, its subject and its occurrence, so that changing one
 * leaves all others as they were; the name is the place in the run's stream of random numbers.
 */
public final class Choice {
    /** How long the clock of action {@code subject} runs, the {@code occurrence}-th time that it is set. */
    public static final int CLOCK = 0;

    /** A second part of the same clock: a command's way to its effect, a poll's jitter, a restart. */
    public static final int CLOCK_MORE = 1;

    /** How long the client blocks after the {@code occurrence}-th command. */
    public static final int BLOCK = 2;

    /** From one strike of fault {@code subject} to the next. */
    public static final int STRIKE = 4;

    /** What the strike hits, first choice. */
    public static final int TARGET = 5;

    /** What the strike hits, second choice. */
    public static final int SECOND_TARGET = 6;

    /** How long the fault lasts. */
    public static final int LASTS = 7;

    /** From one urgent concern to the next. */
    public static final int URGENT = 8;

    /** How long an administrator's monitoring takes to show several active servers. */
    public static final int SEEN = 9;

    /** Never drawn: its presence among the edits makes a strike of fault {@code subject} miss. */
    public static final int MISS = 14;

    /** Never drawn: its presence among the edits leaves a change at server {@code subject} out. */
    public static final int LEFT_OUT = 15;

    /** Subjects below are actions, by their number; from here on they are faults, by their place in the catalogue. */
    public static final int FAULT_SUBJECT = 64;

    /** From here on subjects are neither actions nor faults: this one is the urgent concerns. */
    public static final int URGENT_CONCERNS = 125;

    /** The times with several active servers, as a subject. */
    public static final int SEVERAL_ACTIVE = 126;

    /** The client's blocks, as a subject. */
    public static final int BLOCKS = 127;

    private Choice() {}

    public static int name(int purpose, int subject, int occurrence) {
        return purpose << 24 | subject << 16 | occurrence & 0xffff;
    }

    public static int purpose(int name) {
        return name >>> 24;
    }

    public static int subject(int name) {
        return name >>> 16 & 0xff;
    }

    public static int occurrence(int name) {
        return name & 0xffff;
    }
}
