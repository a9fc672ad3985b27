package io.handover.analysis.comparison;

import io.handover.model.procedure.Declarations;
import io.handover.model.procedure.Given;
import io.handover.model.procedure.Instruction;
import io.handover.model.procedure.Resume;
import io.handover.model.procedure.RoleRef;
import io.handover.model.procedure.StepRef;
import io.handover.model.procedure.WhatIf;
import java.util.Optional;
import java.util.stream.Collectors;

/** What is written as one line without what changes nothing: notes, reasons, places in the file, names of steps where they stand. */
final class Bare {
    private Bare() {}

    /** {@code "exclude final-active at initial-active"}. */
    static String command(Instruction step) {
        return step.command().name() + " " + step.target().role()
                + step.at().map(RoleRef::role).map(at -> " at " + at).orElse("");
    }

    /** With its time. */
    static String step(Instruction step) {
        return command(step)
                + (step.asSoonAsPossibleMillis().isPresent()
                        ? " within " + time(step.asSoonAsPossibleMillis().getAsLong())
                        : "");
    }

    /** {@code "when no-active, start final-active, force-activate final-active"}. */
    static String branch(WhatIf branch) {
        return condition(branch) + ", "
                + branch.steps().stream().map(Bare::step).collect(Collectors.joining(", "));
    }

    static String condition(WhatIf branch) {
        return "when " + branch.when().name()
                + branch.target().map(RoleRef::role).map(role -> " " + role).orElse("")
                + branch.at().map(RoleRef::role).map(role -> " at " + role).orElse("");
    }

    /** All of a branch. */
    static String whole(WhatIf branch) {
        return branch(branch) + ", " + stretch(branch) + "then " + resume(branch.resume());
    }

    static String stretch(WhatIf branch) {
        return branch.from().map(StepRef::id).map(id -> "from " + id + " on, ").orElse("")
                + branch.until()
                        .map(StepRef::id)
                        .map(id -> "until " + id + ", ")
                        .orElse("");
    }

    private static String resume(Resume resume) {
        if (resume instanceof Resume.AtStep at) {
            return "on at " + Optional.of(at.step()).map(StepRef::id).orElseThrow();
        }
        if (resume instanceof Resume.Complete) {
            return "complete";
        }
        return resume instanceof Resume.NextStep ? "the next step" : "the same step";
    }

    static String lost(Declarations.ChangesLost lost) {
        return "what is changed at " + lost.at().role() + " is lost from "
                + lost.from().id() + " until " + lost.until().id();
    }

    static String several(Declarations.SeveralActive several) {
        return "several servers may be active from " + several.from().id() + " until "
                + several.until().id();
    }

    static String given(Given given) {
        return given.changes() + " "
                + given.servers().stream()
                        .map(server -> server.role().role() + " " + server.process() + server.mode() + server.version()
                                + server.subscription()
                                        .map(from -> from.map(RoleRef::role).orElse("nobody"))
                                + server.registered()
                                        .map(all ->
                                                all.stream().map(RoleRef::role).toList())
                                + server.lacks())
                        .toList()
                + given.cuts().stream()
                        .map(cut -> cut.one().role() + "/" + cut.other().role())
                        .toList();
    }

    /** {@code "2m"}, {@code "90s"}. */
    static String time(long millis) {
        if (millis % 60_000 == 0) {
            return millis / 60_000 + "m";
        }
        return millis % 1_000 == 0 ? millis / 1_000 + "s" : millis + "ms";
    }
}
