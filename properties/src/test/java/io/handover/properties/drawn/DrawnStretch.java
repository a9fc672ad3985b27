package io.handover.properties.drawn;

import io.handover.model.procedure.Declarations;
import io.handover.model.procedure.Position;
import io.handover.model.procedure.StepRef;
import java.util.List;

/**
 * Some main steps in a row, for which something is declared.
 *
 * @param from the first, counted round
 * @param more how many more
 */
public record DrawnStretch(int from, int more) {
    private int first(List<DrawnStep> steps) {
        return from % steps.size();
    }

    private int last(List<DrawnStep> steps) {
        return Math.min(first(steps) + more, steps.size() - 1);
    }

    /** Whether a window of these steps opens at all: one that is a check alone does not, and is an error. */
    boolean opens(List<DrawnStep> steps) {
        return !steps.isEmpty()
                && (first(steps) < last(steps)
                        || !steps.get(first(steps)).command().isCheck());
    }

    Declarations.ChangesLost changesLost(List<DrawnStep> steps, Roles roles, int server) {
        return new Declarations.ChangesLost(roles.ref(server), step(first(steps)), step(last(steps)), Position.NONE);
    }

    Declarations.SeveralActive severalActive(List<DrawnStep> steps) {
        return new Declarations.SeveralActive(step(first(steps)), step(last(steps)), Position.NONE);
    }

    private static StepRef step(int number) {
        return new StepRef(DrawnProcedure.id(number), Position.NONE);
    }
}
