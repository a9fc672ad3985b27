package io.handover.console.report.check;

import io.handover.analysis.advice.Advice;
import io.handover.analysis.check.CheckReport;
import io.handover.analysis.check.CheckRequest;
import io.handover.analysis.check.Finding;
import io.handover.analysis.subject.Subject;
import io.handover.console.ExitCode;
import io.handover.console.report.Figures;
import io.handover.console.report.Markdown;
import io.handover.console.report.ReportMark;
import io.handover.console.report.StoryMarkdown;
import io.handover.console.report.SubjectMarkdown;
import io.handover.console.report.Words;
import io.handover.files.PatchedText;
import io.handover.simulator.campaign.Verdict;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A check's report as a comment on a change: the verdict, a table of the findings, and each of them folded away below it. */
public final class CheckMarkdown {
    /** Code hosts take comments of some 65,000 characters. */
    private static final int MOST_CHARACTERS = 60_000;

    private final CheckReport report;
    private final Subject subject;
    private final Markdown page = new Markdown();

    private CheckMarkdown(CheckReport report) {
        this.report = report;
        this.subject = report.request().subject();
    }

    /**
     * The text, with a line end at its end. Stories are told of what counts for the exit code; those for which there is no room are left
     * out, and it says so.
     */
    public static String of(CheckReport report) {
        int told = (int) report.findings().stream()
                .filter(finding -> FindingWords.counts(report, finding))
                .count();
        String text = new CheckMarkdown(report).text(told);
        while (told > 0 && text.length() > MOST_CHARACTERS) {
            told--;
            text = new CheckMarkdown(report).text(told);
        }
        return text;
    }

    /** @param told of so many findings that count, from the first, more than a row is written */
    private String text(int told) {
        CheckRequest request = report.request();
        page.line(ReportMark.comment("check").stripTrailing()).blank();
        page.heading(
                2,
                "Check of " + Markdown.code(subject.procedureName()) + " on " + Markdown.code(subject.siteName()) + ": "
                        + verdict());
        page.paragraph("**" + Markdown.plain(Words.sentence(ExitCode.verdict(report))) + "** "
                + Markdown.plain(FindingWords.counts(report)));
        if (report.interrupted()) {
            page.paragraph(
                    Markdown.plain("Interrupted: this is what is known after " + Figures.count(report.runs()) + " of "
                            + Figures.counted(request.runs() * request.classes().size(), "run") + "."));
        }
        unknown();
        if (report.findings().isEmpty()) {
            page.paragraph("No findings.");
        } else {
            table();
            stories(told);
        }
        checked();
        return page.toString();
    }

    private String verdict() {
        return report.interrupted()
                ? "interrupted"
                : switch (report.verdict()) {
                    case HELD -> "held";
                    case VIOLATED -> "violated";
                    case UNKNOWN -> "unknown";
                };
    }

    private void unknown() {
        String names = IntStream.range(0, report.checks().size())
                .filter(check -> report.verdict(check, report.request().failOn()) == Verdict.UNKNOWN)
                .mapToObj(check -> Markdown.code(report.checks().get(check).name()))
                .collect(Collectors.joining(", "));
        if (!names.isEmpty()) {
            page.paragraph("Unknown, which is never a pass: " + names + ".");
        }
    }

    private void table() {
        page.head(List.of("#", "needs", "promise that breaks", "how often", "where", "what", "to do"));
        for (int i = 0; i < report.findings().size(); i++) {
            Finding finding = report.findings().get(i);
            page.row(List.of(
                    String.valueOf(i + 1),
                    FindingWords.needs(finding) + (FindingWords.counts(report, finding) ? "" : " (does not count)"),
                    Markdown.code(finding.check().name()),
                    finding.share()
                            .map(share -> Figures.percent(share.value()) + " %")
                            .orElse("possible"),
                    finding.diagnosis().line().isPresent()
                            ? "line " + finding.diagnosis().line().getAsInt()
                            : "",
                    Markdown.plain(finding.counted()),
                    AdviceText.brief(finding).equals("-") ? "" : AdviceText.brief(finding)));
        }
        page.blank();
    }

    private void stories(int told) {
        int count = 0;
        for (int i = 0; i < report.findings().size() && count < told; i++) {
            if (FindingWords.counts(report, report.findings().get(i))) {
                finding(i + 1, report.findings().get(i));
                count++;
            }
        }
        if (told < report.findings().size()) {
            page.paragraph("The other "
                    + Figures.counted(report.findings().size() - told, "finding has", "findings have")
                    + " no story here: they do not count for the exit code, or there is no room in a comment. The report as text, HTML"
                    + " or JSON tells all of them.");
        }
    }

    private void finding(int number, Finding finding) {
        page.folded(number + ". " + finding.check().name() + ": "
                + finding.diagnosis().summary());
        page.bullet("What: " + Markdown.plain(Words.sentence(finding.diagnosis().summary())));
        finding.also()
                .forEach(also ->
                        page.bullet("Also: " + Markdown.code(also.check().name()) + " is violated by the same."));
        page.bullet("How often: " + Markdown.plain(FindingWords.howOften(report, finding)));
        if (finding.diagnosis().line().isPresent()) {
            page.bullet(
                    "Where: " + Markdown.code(subject.place(finding.diagnosis().line())));
        }
        finding.advice().ifPresent(advice -> {
            page.bullet(
                    "To do: " + Markdown.plain(Words.sentence(advice.isPatch() ? advice.summary() : advice.effect())));
            if (advice.isPatch()) {
                page.bullet("Tried: " + Markdown.plain(Words.sentence(advice.effect())));
            }
        });
        page.blank();
        finding.advice()
                .filter(Advice::isPatch)
                .ifPresent(advice ->
                        page.fenced("diff", PatchedText.diff(subject.source(), subject.text(), advice.patch())));
        StoryMarkdown.write(page, finding.story(), !finding.telling().isPath());
        page.paragraph("Replay it:");
        page.fenced("sh", List.of(report.request().replay() + " " + finding.token()));
        page.unfolded();
    }

    private void checked() {
        CheckRequest request = report.request();
        page.folded("What was checked");
        SubjectMarkdown.write(page, subject);
        page.bullet("Runs: " + Figures.count(request.runs()) + " of each of "
                + Figures.counted(request.classes().size(), "fault class", "fault classes") + ", seed "
                + request.seed());
        page.blank();
        page.paragraph("The same again:");
        page.fenced("sh", List.of(request.command()));
        page.unfolded();
    }
}
