package io.handover.analysis.survival;

/**
 * Something that the operator did in a story, at a step or branch that the changed procedure has as well.
 *
 * @param kind what he did
 * @param branch the branch of the changed procedure that it was in, or that he turned to; {@code SiteState.NO_BRANCH} in the main steps
 * @param step the step there, from 0; of a turn to a branch: {@link Matching#NONE}
 * @param past the step's place in the procedure as it was
 */
record Mark(Kind kind, int branch, int step, int past) {
    /** What can be told apart of what an operator does. */
    enum Kind {
        ISSUE,
        /** On from a step, its goal seen or not. */
        PASS,
        DIVERT
    }

    boolean isAt(int otherBranch, int otherStep) {
        return kind != Kind.DIVERT && branch == otherBranch && step == otherStep;
    }

    boolean isTurnTo(int otherBranch) {
        return kind == Kind.DIVERT && branch == otherBranch;
    }

    /** Whether this came before another in the story, and its step comes after the other's now. */
    boolean hasChangedPlacesWith(Mark later) {
        return kind != Kind.DIVERT
                && later.kind != Kind.DIVERT
                && branch == later.branch
                && past <= later.past
                && step > later.step;
    }
}
