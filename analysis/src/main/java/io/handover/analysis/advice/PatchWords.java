package io.handover.analysis.advice;

import io.handover.model.condition.Condition;
import io.handover.model.procedure.Instruction;
import io.handover.model.procedure.RoleRef;
import io.handover.model.procedure.WhatIf;
import java.util.List;
import java.util.stream.Collectors;

/** What a patch does, in one line. */
final class PatchWords {
    private final Script script;

    private PatchWords(Script script) {
        this.script = script;
    }

    /** {@code "add 'await-caught-up final-active at initial-active' before step 1"}. */
    static String of(Script script, Patch patch) {
        PatchWords words = new PatchWords(script);
        return patch.edits().stream()
                .filter(edit -> !(edit instanceof Edit.NameStep))
                .map(words::words)
                .collect(Collectors.joining("; "));
    }

    private String words(Edit edit) {
        if (edit instanceof Edit.AddStep add) {
            return "add '" + command(add.step()) + "' " + place(add.before());
        }
        if (edit instanceof Edit.MoveStep move) {
            return "move step " + (move.step() + 1) + " (" + command(script.step(move.step())) + ") to "
                    + place(move.before());
        }
        if (edit instanceof Edit.ReplaceRoles roles) {
            return "in step " + (roles.step() + 1) + " name " + roles.target()
                    + roles.at().map(at -> " at " + at).orElse("");
        }
        if (edit instanceof Edit.AllowStep allow) {
            return "let step " + (allow.step() + 1) + " take up to " + minutes(allow.mostMillis());
        }
        if (edit instanceof Edit.AllowTime allow) {
            return "let " + allow.measure().key() + " be up to " + minutes(allow.mostMillis());
        }
        if (edit instanceof Edit.AddBranch add) {
            return branch(add.branch());
        }
        if (edit instanceof Edit.WatchBranch watch) {
            return "watch for what-if " + (watch.branch() + 1)
                    + watch.from().map(from -> " from " + from.id() + " on").orElse("")
                    + watch.until().map(until -> " until " + until.id()).orElse("");
        }
        if (edit instanceof Edit.DeclareLost lost) {
            return "declare what is changed at " + lost.window().at().role() + " lost from "
                    + lost.window().from().id() + " until "
                    + lost.window().until().id();
        }
        if (edit instanceof Edit.MoveWindow move) {
            return "declare changes lost from " + move.from().id() + " until "
                    + move.until().id();
        }
        if (edit instanceof Edit.DeclareSeveral several) {
            return "declare that several servers may be active from "
                    + several.stretch().from().id() + " until "
                    + several.stretch().until().id();
        }
        return "";
    }

    private String place(int before) {
        return before < script.size() ? "before step " + (before + 1) : "after the last step";
    }

    private static String command(Instruction step) {
        return step.command().name() + " " + step.target().role()
                + step.at().map(RoleRef::role).map(at -> " at " + at).orElse("");
    }

    private static String branch(WhatIf branch) {
        Condition when = branch.when();
        List<String> steps = branch.steps().stream().map(PatchWords::command).toList();
        return "add a what-if branch: when " + when.name()
                + branch.target().map(RoleRef::role).map(role -> " " + role).orElse("") + ", "
                + String.join(", ", steps);
    }

    private static String minutes(long millis) {
        return millis / 60_000 + "m";
    }
}
