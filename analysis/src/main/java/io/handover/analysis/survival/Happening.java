package io.handover.analysis.survival;

/**
 * An event of a story that is to occur in the changed procedure.
 *
 * @param place its place in the story, from 0
 * @param action its number on the changed procedure's servers
 * @param mustOccur whether the story is not told without it; else it occurs only if there is something for it to do
 * @param skips the mark of going on from the step that it skips; {@link #NONE} of another event
 * @param after the mark after which it occurs, or {@link #NONE}
 * @param before the mark before which it occurs, or {@link #NONE}
 * @param earliest the first main step at which it may occur
 * @param latest the last main step at which it may occur
 */
record Happening(int place, int action, boolean mustOccur, int skips, int after, int before, int earliest, int latest) {
    /** Stands for no mark. */
    static final int NONE = -1;
}
