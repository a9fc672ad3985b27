package io.handover.files;

import io.handover.analysis.advice.Edit;
import io.handover.model.procedure.Instruction;
import io.handover.model.procedure.Resume;
import io.handover.model.procedure.RoleRef;
import io.handover.model.procedure.StepRef;
import io.handover.model.procedure.WhatIf;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** What a patch adds to a procedure's file, as YAML. */
final class PatchText {
    private static final int WIDTH = 100;

    /** What is text in one line whatever stands around it; a colon within it is looked for apart. */
    private static final Pattern PLAIN = Pattern.compile("\\p{L}[^#\\n]* [^#\\n]*[^#:\\s]");

    private PatchText() {}

    /** An element of a block list, with line ends; {@code indent} is where its dash is. */
    static String block(Instruction step, int indent) {
        return element(lines(step), indent);
    }

    /** The same of a branch. */
    static String block(WhatIf branch, int indent) {
        List<String> lines = new ArrayList<>();
        lines.add("when: " + branch.when().name());
        branch.target().ifPresent(role -> lines.add("target: " + role.role()));
        branch.at().ifPresent(role -> lines.add("at: " + role.role()));
        branch.from().ifPresent(step -> lines.add("from: " + step.id()));
        branch.until().ifPresent(step -> lines.add("until: " + step.id()));
        lines.add("do:");
        for (Instruction step : branch.steps()) {
            block(step, 2).lines().forEach(lines::add);
        }
        lines.add("resume: " + resume(branch.resume()));
        branch.note().ifPresent(note -> prose(lines, "note", note));
        branch.because().ifPresent(why -> prose(lines, "because", why));
        return element(lines, indent);
    }

    /** A step in one line, as in {@code { stop: target }}. */
    static String flow(Instruction step) {
        List<String> parts = new ArrayList<>(
                List.of(step.command().name() + ": " + step.target().role()));
        step.at().ifPresent(at -> parts.add("at: " + at.role()));
        step.id().ifPresent(id -> parts.add("id: " + id));
        step.because().ifPresent(why -> parts.add("because: '" + why.replace("'", "''") + "'"));
        return "{ " + String.join(", ", parts) + " }";
    }

    /** The same of a branch. */
    static String flow(WhatIf branch) {
        List<String> parts = new ArrayList<>(List.of("when: " + branch.when().name()));
        branch.target().ifPresent(role -> parts.add("target: " + role.role()));
        branch.from().ifPresent(step -> parts.add("from: " + step.id()));
        branch.until().ifPresent(step -> parts.add("until: " + step.id()));
        parts.add("do: [ "
                + String.join(", ", branch.steps().stream().map(PatchText::flow).toList()) + " ]");
        parts.add("resume: " + resume(branch.resume()));
        branch.because().ifPresent(why -> parts.add("because: '" + why.replace("'", "''") + "'"));
        return "{ " + String.join(", ", parts) + " }";
    }

    static String flow(Edit.DeclareLost lost) {
        return "{ at: " + lost.window().at().role() + ", from: "
                + lost.window().from().id() + ", until: "
                + lost.window().until().id() + " }";
    }

    static String flow(Edit.DeclareSeveral several) {
        return "{ from: " + several.stretch().from().id() + ", until: "
                + several.stretch().until().id() + " }";
    }

    private static List<String> lines(Instruction step) {
        List<String> lines = new ArrayList<>();
        lines.add(step.command().name() + ": " + step.target().role());
        step.at().map(RoleRef::role).ifPresent(at -> lines.add("at: " + at));
        step.id().ifPresent(id -> lines.add("id: " + id));
        step.expectedMillis().ifPresent(millis -> lines.add("expected: " + DurationText.of(millis)));
        step.asSoonAsPossibleMillis().ifPresent(millis -> lines.add("as-soon-as-possible: " + DurationText.of(millis)));
        if (step.byHand()) {
            lines.add("by: hand");
        }
        step.note().ifPresent(note -> prose(lines, "note", note));
        step.because().ifPresent(why -> prose(lines, "because", why));
        return lines;
    }

    /** Words behind a key, in several lines where they are long or would mean something else in one. */
    private static void prose(List<String> lines, String key, String words) {
        if (words.contains("\n")) {
            lines.add(key + ": |" + (words.endsWith("\n") ? "" : "-"));
            words.lines().forEach(line -> lines.add("  " + line));
            return;
        }
        boolean isPlain = PLAIN.matcher(words).matches() && !words.contains(": ") && words.length() <= WIDTH;
        if (isPlain) {
            lines.add(key + ": " + words);
            return;
        }
        lines.add(key + ": >-");
        StringBuilder line = new StringBuilder(" ");
        for (String word : words.split(" ", -1)) {
            if (line.length() + word.length() > WIDTH) {
                lines.add(line.toString());
                line = new StringBuilder(" ");
            }
            line.append(' ').append(word);
        }
        lines.add(line.toString());
    }

    private static String element(List<String> lines, int indent) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < lines.size(); i++) {
            text.append(" ".repeat(indent))
                    .append(i == 0 ? "- " : "  ")
                    .append(lines.get(i))
                    .append('\n');
        }
        return text.toString();
    }

    private static String resume(Resume resume) {
        if (resume instanceof Resume.AtStep at) {
            StepRef step = at.step();
            return step.id();
        }
        if (resume instanceof Resume.Complete) {
            return "complete";
        }
        return resume instanceof Resume.NextStep ? "next-step" : "same-step";
    }
}
