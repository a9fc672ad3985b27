package io.handover.model.procedure;

import io.handover.model.condition.Condition;
import java.util.List;
import java.util.Optional;

/**
 * A what-if branch as it is written (docs/model.md, "What-if branches").
 *
 * @param when the condition that the operator watches for
 * @param target the role that the condition is about, where it takes one
 * @param at the second role of the condition, where it takes one
 * @param from id of the first step in which the operator watches; empty: from the first step's end
 * @param until id of the last step in which the operator watches; empty: until and including <em>complete</em>, or
 *     until the last step where the branch ends the procedure
 * @param steps what the operator then does; a plan needs at least one
 * @param resume where to go on
 * @param note what the operator should know
 * @param because why the branch is there
 * @param position where it is written
 */
public record WhatIf(
        Condition when,
        Optional<RoleRef> target,
        Optional<RoleRef> at,
        Optional<StepRef> from,
        Optional<StepRef> until,
        List<Instruction> steps,
        Resume resume,
        Optional<String> note,
        Optional<String> because,
        Position position) {

    public WhatIf {
        steps = List.copyOf(steps);
    }

    /** The same with other steps. */
    public WhatIf withSteps(List<Instruction> others) {
        return new WhatIf(when, target, at, from, until, others, resume, note, because, position);
    }
}
