package io.handover.properties.drawn;

import io.handover.model.condition.Condition;
import io.handover.model.procedure.Position;
import io.handover.model.procedure.Resume;
import io.handover.model.procedure.RoleRef;
import io.handover.model.procedure.WhatIf;
import java.util.List;
import java.util.Optional;

/** A what-if branch that is watched for all the time. */
public record DrawnBranch(Condition when, int target, int at, List<DrawnStep> steps, boolean resumesAtNextStep) {
    WhatIf on(int servers) {
        return new WhatIf(
                when,
                when.takesTarget() ? Optional.of(ref(target % servers)) : Optional.empty(),
                when.takesAt() ? Optional.of(ref(at % servers)) : Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                steps.stream().map(step -> step.on(servers)).toList(),
                resumesAtNextStep ? new Resume.NextStep() : new Resume.SameStep(),
                Optional.empty(),
                Optional.empty(),
                Position.NONE);
    }

    private static RoleRef ref(int server) {
        return new RoleRef(DrawnProcedure.role(server), Position.NONE);
    }

    @Override
    public String toString() {
        return "when " + when.name() + " " + target + " " + at + ": " + steps + (resumesAtNextStep ? " next" : " same");
    }
}
