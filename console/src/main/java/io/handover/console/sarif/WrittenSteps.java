package io.handover.console.sarif;

import io.handover.model.procedure.Instruction;
import io.handover.model.procedure.Procedure;
import io.handover.model.procedure.RoleRef;
import io.handover.model.procedure.WhatIf;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The steps of a procedure as they are written, the main ones and then those of the what-if branches, each with what it is known again
 * by after edits elsewhere: its id or, where it has none, its command with its roles, and which of several such it is.
 */
public final class WrittenSteps {
    /**
     * A step.
     *
     * @param name {@code "step 5"} or {@code "what-if 1, step 2"}
     * @param phrase {@code "force-activate final-active"}
     * @param identity what it is known again by
     * @param line where it is written
     */
    public record Written(String name, String phrase, String identity, int line) {
        /** {@code "step 5 (force-activate final-active)"}. */
        public String words() {
            return name + " (" + phrase + ")";
        }
    }

    private final List<Written> all = new ArrayList<>();

    public WrittenSteps(Procedure procedure) {
        add("", "", procedure.steps());
        Map<String, Integer> conditions = new LinkedHashMap<>();
        int number = 1;
        for (WhatIf whatIf : procedure.whatIfs()) {
            String condition = whatIf.when().name()
                    + whatIf.target().map(role -> " " + role.role()).orElse("")
                    + whatIf.at().map(role -> " at " + role.role()).orElse("");
            add(
                    "what-if " + number++ + ", ",
                    "what-if " + condition + nth(conditions, condition) + "/",
                    whatIf.steps());
        }
    }

    private void add(String before, String branch, List<Instruction> steps) {
        Map<String, Integer> phrases = new LinkedHashMap<>();
        for (int i = 0; i < steps.size(); i++) {
            Instruction step = steps.get(i);
            String phrase = step.command()
                    .phrase(step.target().role(), step.at().map(RoleRef::role).orElse(""));
            String nth = nth(phrases, phrase);
            all.add(new Written(
                    before + "step " + (i + 1),
                    phrase,
                    branch + step.id().map(id -> "id " + id).orElse(phrase + nth),
                    step.position().line()));
        }
    }

    /** Which of several it is; nothing of the first, so that a second one changes nothing of it. */
    private static String nth(Map<String, Integer> counts, String what) {
        int count = counts.merge(what, 1, Integer::sum);
        return count == 1 ? "" : " #" + count;
    }

    /** The step at that place; empty where there is none. */
    public Optional<Written> at(int place) {
        return place < 0 || place >= all.size() ? Optional.empty() : Optional.of(all.get(place));
    }

    /** The step that is written on that line; empty where none is. */
    public Optional<Written> onLine(int line) {
        return all.stream().filter(step -> line > 0 && step.line() == line).findFirst();
    }
}
