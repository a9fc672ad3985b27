package io.handover.analysis.synthesis;

import io.handover.model.procedure.Declarations;
import io.handover.model.procedure.Instruction;
import io.handover.model.procedure.Position;
import io.handover.model.procedure.Procedure;
import io.handover.model.procedure.Resume;
import io.handover.model.procedure.StepRef;
import io.handover.model.procedure.WhatIf;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Names of steps, by which branches and declarations refer to them. */
final class Ids {
    private Ids() {}

    /** The same steps, each with an id of its own. */
    static List<Instruction> given(List<Instruction> steps) {
        Set<String> taken = new LinkedHashSet<>();
        steps.forEach(step -> step.id().ifPresent(taken::add));
        List<Instruction> named = new ArrayList<>();
        for (Instruction step : steps) {
            String wanted = step.command().name() + "-" + step.target().role();
            String id = step.id().orElseGet(() -> unused(taken, wanted));
            taken.add(id);
            named.add(with(step, Optional.of(id), step.because()));
        }
        return named;
    }

    static String unused(Set<String> taken, String wanted) {
        String id = wanted;
        for (int i = 2; taken.contains(id); i++) {
            id = wanted + "-" + i;
        }
        return id;
    }

    /** The procedure without the ids that nothing refers to, but for those that are to be kept. */
    static Procedure needed(Procedure procedure, Set<String> kept) {
        Set<String> used = new LinkedHashSet<>(kept);
        for (Declarations.ChangesLost lost : procedure.declarations().changesLost()) {
            used.add(lost.from().id());
            used.add(lost.until().id());
        }
        for (Declarations.SeveralActive several : procedure.declarations().severalActive()) {
            used.add(several.from().id());
            used.add(several.until().id());
        }
        for (WhatIf branch : procedure.whatIfs()) {
            branch.from().ifPresent(step -> used.add(step.id()));
            branch.until().ifPresent(step -> used.add(step.id()));
            if (branch.resume() instanceof Resume.AtStep at) {
                used.add(at.step().id());
            }
        }
        return procedure.withSteps(
                procedure.steps().stream()
                        .map(step -> with(step, step.id().filter(used::contains), step.because()))
                        .toList(),
                procedure.whatIfs());
    }

    static StepRef ref(Instruction step) {
        return new StepRef(step.id().orElseThrow(), Position.NONE);
    }

    static Instruction with(Instruction step, Optional<String> id, Optional<String> because) {
        return with(step, id, step.note(), because);
    }

    static Instruction withoutNote(Instruction step) {
        return with(step, step.id(), Optional.empty(), step.because());
    }

    private static Instruction with(
            Instruction step, Optional<String> id, Optional<String> note, Optional<String> because) {
        return new Instruction(
                step.command(),
                step.target(),
                step.at(),
                id,
                note,
                because,
                step.expectedMillis(),
                step.asSoonAsPossibleMillis(),
                step.byHand(),
                step.position());
    }
}
