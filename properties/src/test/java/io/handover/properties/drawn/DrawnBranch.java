package io.handover.properties.drawn;

import io.handover.model.condition.Condition;
import io.handover.model.procedure.Position;
import io.handover.model.procedure.Resume;
import io.handover.model.procedure.StepRef;
import io.handover.model.procedure.WhatIf;
import java.util.List;
import java.util.Optional;

/** A what-if branch that is watched for all the time. */
public record DrawnBranch(Condition when, int target, int at, List<DrawnStep> steps, Resumption resumption) {
    /** Where the operator goes on. */
    public enum Resumption {
        SAME_STEP,
        NEXT_STEP,
        /** At the same step where there are no main steps. */
        FIRST_STEP,
        COMPLETE
    }

    WhatIf on(int servers, Roles roles, int mainSteps) {
        return new WhatIf(
                when,
                when.takesTarget() ? Optional.of(roles.ref(target % servers)) : Optional.empty(),
                when.takesAt() ? Optional.of(roles.ref(at % servers)) : Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                steps.stream()
                        .map(step -> step.on(servers, roles, Optional.empty()))
                        .toList(),
                resume(mainSteps),
                Optional.empty(),
                Optional.empty(),
                Position.NONE);
    }

    private Resume resume(int mainSteps) {
        return switch (resumption) {
            case SAME_STEP -> new Resume.SameStep();
            case NEXT_STEP -> new Resume.NextStep();
            case FIRST_STEP ->
                mainSteps == 0
                        ? new Resume.SameStep()
                        : new Resume.AtStep(new StepRef(DrawnProcedure.id(0), Position.NONE));
            case COMPLETE -> new Resume.Complete();
        };
    }

    @Override
    public String toString() {
        return "when " + when.name() + " " + target + " " + at + ": " + steps + " " + resumption;
    }
}
