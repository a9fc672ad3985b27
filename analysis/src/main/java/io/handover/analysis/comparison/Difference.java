package io.handover.analysis.comparison;

import java.util.OptionalInt;

/**
 * One place in which B is written otherwise than A.
 *
 * @param kind what kind of edit makes it
 * @param words the edit that makes it of A, in one line; steps and branches are numbered as in A where they are there
 * @param lineOfA the line of A's file that it is about; empty where there is none
 * @param lineOfB the same of B's
 */
public record Difference(Kind kind, String words, OptionalInt lineOfA, OptionalInt lineOfB) {
    /** Kinds of edits. */
    public enum Kind {
        STEP_ADDED,
        STEP_REMOVED,
        STEP_MOVED,
        STEP_CHANGED,
        BRANCH_ADDED,
        BRANCH_REMOVED,
        BRANCH_MOVED,
        BRANCH_CHANGED,
        DECLARATION,
        START
    }
}
