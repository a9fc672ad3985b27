package io.handover.console.report.slips;

import io.handover.analysis.slips.Slip;
import io.handover.analysis.slips.SlipsReport;
import io.handover.analysis.slips.SlipsReport.OfStep;
import io.handover.analysis.slips.ToldSlip;
import io.handover.analysis.subject.Subject;
import io.handover.console.ExitCode;
import io.handover.console.report.Figures;
import io.handover.console.report.Markdown;
import io.handover.console.report.ReportMark;
import io.handover.console.report.Words;
import io.handover.files.PatchedText;
import io.handover.model.procedure.Plan;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What single slips do, as a comment on a change: the verdict, a table of the worst slips, and the barriers folded away below it. */
public final class SlipsMarkdown {
    /** More make a comment too long for a code host. */
    private static final int MOST_ROWS = 60;

    private final SlipsReport report;
    private final Subject subject;
    private final Plan plan;
    private final Markdown page = new Markdown();

    private SlipsMarkdown(SlipsReport report) {
        this.report = report;
        this.subject = report.subject();
        this.plan = subject.plan();
    }

    /** The text, with a line end at its end. */
    public static String of(SlipsReport report) {
        return new SlipsMarkdown(report).text();
    }

    private String text() {
        page.line(ReportMark.comment("slips").stripTrailing()).blank();
        page.heading(
                2, "Slips in " + Markdown.code(subject.procedureName()) + " on " + Markdown.code(subject.siteName()));
        page.paragraph("**" + Markdown.plain(Words.sentence(ExitCode.verdict(report))) + "** "
                + Markdown.plain(SlipWords.counts(report)));
        SlipWords.doubts(report).forEach(doubt -> page.paragraph(Markdown.plain(doubt)));
        if (report.complete()) {
            slips();
            barriers();
            steps();
            page.bullet("No slip matters at: " + Markdown.plain(SlipWords.harmless(report)) + ".");
            page.bullet("No slip can break: " + Markdown.plain(SlipWords.unbreakable(report)) + ".");
            page.bullet("Explored: " + Markdown.plain(SlipWords.explored(report)) + ".");
            page.bullet("Probabilities: " + Markdown.plain(SlipWords.PROBABILITIES) + ".");
            page.blank();
        }
        page.paragraph("The same again:");
        page.fenced("sh", List.of(report.request().command()));
        return page.toString();
    }

    private void slips() {
        List<ToldSlip> ranked = report.ranked();
        if (ranked.isEmpty()) {
            page.paragraph("No slip does any harm.");
            return;
        }
        page.head(List.of("#", "probability", "slip", "where", "consequence", "barrier"));
        for (int i = 0; i < Math.min(MOST_ROWS, ranked.size()); i++) {
            ToldSlip told = ranked.get(i);
            Slip slip = told.slip();
            page.row(List.of(
                    String.valueOf(i + 1),
                    SlipWords.range(slip.range()),
                    Markdown.plain(SlipWords.slip(plan, slip)),
                    slip.line() > 0 ? "line " + slip.line() : "",
                    Markdown.plain(SlipWords.consequence(told)),
                    told.tried() > 0 ? Markdown.plain(SlipWords.helps(told)) : ""));
        }
        page.blank();
        if (ranked.size() > MOST_ROWS) {
            page.paragraph("These are the worst " + MOST_ROWS + " of " + ranked.size() + ".");
        }
    }

    /** Each once, with the slips that it is against. */
    private void barriers() {
        List<ToldSlip> ranked = report.ranked();
        Map<String, Integer> first = new LinkedHashMap<>();
        Map<String, String> against = new LinkedHashMap<>();
        for (int i = 0; i < ranked.size(); i++) {
            int place = i;
            ranked.get(i).barrier().ifPresent(barrier -> {
                first.putIfAbsent(barrier.words(), place);
                against.merge(barrier.words(), String.valueOf(place + 1), (some, one) -> some + ", " + one);
            });
        }
        first.forEach((words, place) -> ranked.get(place).barrier().ifPresent(barrier -> {
            page.folded("Against slip " + against.get(words) + ": " + words);
            page.bullet("Proved: " + Markdown.plain(barrier.holds()) + ".");
            page.blank();
            page.fenced("diff", PatchedText.diff(subject.source(), subject.text(), barrier.patch()));
            page.unfolded();
        }));
    }

    private void steps() {
        page.folded("The steps: severity (1 caught, 2 lost, 3 lost for ever) times probability");
        page.head(List.of("step", "weight", "lost", "caught", "slips"));
        for (OfStep step : report.steps()) {
            if (step.lost() + step.caught() > 0) {
                page.row(List.of(
                        Markdown.plain(step.name() + ": " + SlipWords.command(plan, step.step())),
                        SlipWords.weight(step),
                        Figures.count(step.lost()),
                        Figures.count(step.caught()),
                        Figures.count(step.possible())));
            }
        }
        page.blank();
        page.unfolded();
    }
}
