package io.handover.console.report.compare;

import io.handover.analysis.comparison.ComparisonReport;
import io.handover.analysis.comparison.EditEffect;
import io.handover.analysis.comparison.Effect;
import io.handover.analysis.comparison.Judged;
import io.handover.analysis.comparison.Judgement;
import io.handover.analysis.comparison.PromiseRow;
import io.handover.console.ExitCode;
import io.handover.console.report.Figures;
import io.handover.console.report.ReportMark;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** A comparison's report in short, as Markdown: for a comment on a change. */
public final class CompareMarkdown {
    private CompareMarkdown() {}

    /** The text, with a line end at its end. */
    public static String of(ComparisonReport report) {
        List<String> lines = new ArrayList<>();
        lines.add("### " + verdict(report) + " (exit code " + ExitCode.of(report) + ")");
        lines.add("");
        lines.add("A is " + code(report.request().a().source()) + ", B is "
                + code(report.request().b().source()) + ", on "
                + code(report.request().b().siteName()) + ". Better in " + report.count(Judgement.BETTER)
                + " promises, worse in " + report.count(Judgement.WORSE) + ", the same in "
                + report.count(Judgement.SAME) + ", undecided in " + report.count(Judgement.UNDECIDED) + "; "
                + Figures.count(report.request().pairs()) + " pairs of runs of each class, "
                + Figures.percent(report.request().confidence()) + " % confidence in all.");
        lines.add("");
        promises(lines, report);
        edits(lines, report);
        lines.add("");
        lines.add("Same again: " + code(report.request().command()));
        return ReportMark.comment("compare") + "\n" + String.join("\n", lines) + "\n";
    }

    private static String verdict(ComparisonReport report) {
        return switch (report.judgement()) {
            case WORSE -> "B is worse";
            case UNDECIDED -> "Undecided";
            case BETTER -> "B is better";
            case SAME, MIXED -> "B is the same";
        };
    }

    private static void promises(List<String> lines, ComparisonReport report) {
        lines.add("| promise |"
                + report.request().classes().stream()
                        .map(faults -> " " + faults.name() + " |")
                        .collect(Collectors.joining()));
        lines.add("|---|" + "---|".repeat(report.request().classes().size()));
        for (PromiseRow row : report.promises()) {
            if (row.promise().isOfBoth()) {
                StringBuilder line = new StringBuilder("| " + code(row.promise().name()) + " |");
                for (int i = 0; i < row.classes().size(); i++) {
                    line.append(' ').append(cell(row, i)).append(" |");
                }
                lines.add(line.toString());
            }
        }
    }

    private static String cell(PromiseRow row, int place) {
        Optional<Judged> judged = row.cells().get(place);
        Optional<Judgement> judgement = row.judgement(place);
        if (judged.isEmpty() || judgement.isEmpty()) {
            return "-";
        }
        String word = Phrases.word(judgement.get());
        return judgement.get() == Judgement.SAME
                ? word
                : "**" + word + "** " + Phrases.points(judged.get().estimate().difference()) + " points ("
                        + Phrases.pointsSpan(judged.get().span()) + ")";
    }

    private static void edits(List<String> lines, ComparisonReport report) {
        List<String> told = new ArrayList<>();
        for (EditEffect edit : report.edits().effects()) {
            String effects = edit.effects().stream()
                    .filter(effect -> !(effect instanceof Effect.OnMeasure))
                    .map(effect -> Phrases.word(effect.judgement()) + " in " + name(effect))
                    .distinct()
                    .collect(Collectors.joining(", "));
            if (!effects.isEmpty()) {
                told.add("- "
                        + edit.differences().stream()
                                .map(place ->
                                        report.edits().differences().get(place).words())
                                .collect(Collectors.joining("; and "))
                        + ": " + effects);
            }
        }
        if (!told.isEmpty()) {
            lines.add("");
            lines.add("Each edit alone:");
            lines.add("");
            lines.addAll(told);
        }
    }

    private static String name(Effect effect) {
        if (effect instanceof Effect.OnPromise on) {
            return code(on.promise().name());
        }
        return effect instanceof Effect.OnProof on
                ? code(on.promise().name())
                : code(((Effect.OnMeasure) effect).measure().key());
    }

    private static String code(String words) {
        return "`" + words.replace("`", "'") + "`";
    }
}
