package io.handover.simulator.run;

import io.handover.model.command.Commands;
import io.handover.model.procedure.Step;

/**
 * The names of a run's random choices (docs/model.md, "Pairing"). A choice is known by what it is about, never by how many
 * choices came before it: its purpose, its subject (a step, a server, a fault …) and which one it is of these. The name is the place in
 * the run's stream of random numbers, so that two procedures or two sites under one seed share every choice that both make, and that
 * changing one choice leaves all others as they were.
 */
public final class Choice {
    // Of the operator; the subject is a step, see stepSubject, and the number which attempt at it.
    /** From seeing a goal to the next command. */
    public static final int REACTION = 1;
    /** How long opening a client takes. */
    public static final int OPENING = 2;
    /** From giving a command until its effect. */
    public static final int COMMAND = 3;
    /** How long a server takes to start when it is told to. */
    public static final int COMMAND_START = 4;
    /** How long the client blocks. */
    public static final int BLOCK = 5;
    /** How long it takes to see what can be seen. */
    public static final int LOOK = 6;

    // Of the operator; the subject is a branch.
    /** How long it takes to see that a branch's condition holds. */
    public static final int BRANCH_LOOK = 7;
    /** From noticing that until turning to the branch. */
    public static final int TURN = 8;

    // Of a server, or of the relationship between a server and what happens to it.
    /** From one tick of a server's clock of changes to the next. */
    public static final int CHANGE = 9;
    /** How long a change takes to a standby; the number is that of the change at its maker. */
    public static final int REPLICATION = 10;
    /** An installer's run. */
    public static final int INSTALLER = 11;
    /** The start of a server after that. */
    public static final int INSTALLER_START = 12;
    /** An initialization: the first restart. */
    public static final int FIRST_START = 13;
    /** An initialization: filling the database. */
    public static final int FILL = 14;
    /** An initialization: the second restart. */
    public static final int SECOND_START = 15;
    /** From the wizard's activation until an initialization begins. */
    public static final int SWITCH_INITIALIZATION = 16;
    /** From a crash until the server starts again. */
    public static final int RESTART = 17;
    /** The start of a server after that. */
    public static final int RESTART_START = 18;
    /** How long a cut lasts; the subject is a pair. */
    public static final int HEAL = 19;
    /** From one mark of the wizard's switch to the next. */
    public static final int SWITCH = 20;
    /** Four gaps in a row between a server's polls. */
    public static final int POLLS = 21;
    /** Which gap between its polls a server is in at the start. */
    public static final int POLL_GAP = 22;
    /** How much of it is left. */
    public static final int POLL_REST = 23;
    /** After how long an unused client closes. */
    public static final int IDLE = 24;

    /** From one urgent concern to the next. */
    public static final int URGENT = 25;

    // Of a fault, by its place in the catalogue, and its n-th strike.
    /** From one strike to the next. */
    public static final int STRIKE = 32;
    /** What the strike hits, first choice. */
    public static final int TARGET = 33;
    /** What the strike hits, second choice. */
    public static final int SECOND_TARGET = 34;
    /** How long the fault lasts. */
    public static final int LASTS = 35;
    /** Where a run is split: when the fault strikes next. */
    public static final int NEXT_STRIKE = 36;

    /** Never drawn: its presence among the edits makes a strike miss. */
    public static final int MISS = 40;
    /** Never drawn: its presence among the edits leaves a server's n-th change out. */
    public static final int LEFT_OUT = 41;

    private static final int SUBJECT_SHIFT = 32;
    private static final int PURPOSE_SHIFT = 56;
    private static final int IN_BRANCH = 1 << 16;
    private static final int SLIP = 1 << 17;

    private Choice() {}

    /**
     * A name.
     *
     * @param purpose 0 to 127
     * @param subject 0 to 2²⁴ − 1
     * @param nth which one of these
     */
    public static long name(int purpose, int subject, int nth) {
        return (long) purpose << PURPOSE_SHIFT | (long) subject << SUBJECT_SHIFT | nth & 0xffffffffL;
    }

    public static int purpose(long name) {
        return (int) (name >>> PURPOSE_SHIFT);
    }

    public static int subject(long name) {
        return (int) (name >>> SUBJECT_SHIFT) & 0xffffff;
    }

    public static int nth(long name) {
        return (int) name;
    }

    /**
     * A step as a subject: its command and target, and how often such a step came before it in the procedure.
     *
     * @param before how many main steps before it (or how many before it in the what-if branches) have its command and target
     * @param inBranch whether it is a step of a what-if branch
     */
    public static int stepSubject(Step step, int before, boolean inBranch) {
        return Commands.ALL.indexOf(step.command()) | step.target() << 4 | before << 7 | (inBranch ? IN_BRANCH : 0);
    }

    /** A command that is given by mistake, as a subject: which fault made the operator give it. */
    static int slipSubject(int fault) {
        return SLIP | fault;
    }

    /** Which one of its choices of a kind a step makes: in its n-th attempt, from 0, and there the n-th. */
    public static int attempt(int attempt, int nth) {
        return attempt << 8 | nth;
    }
}
