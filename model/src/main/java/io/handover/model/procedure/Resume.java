package io.handover.model.procedure;

/** Where the operator goes on after a what-if branch (docs/model.md, "What-if branches"). */
public sealed interface Resume {
    /** At the step where the branch was entered. */
    record SameStep() implements Resume {}

    /** At the step after it. */
    record NextStep() implements Resume {}

    /** At the step of that id. */
    record AtStep(StepRef step) implements Resume {}

    /** Nowhere: the procedure is given up in good order, and so complete. */
    record Complete() implements Resume {}
}
