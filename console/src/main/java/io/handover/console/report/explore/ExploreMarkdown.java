package io.handover.console.report.explore;

import io.handover.analysis.check.SmallScope;
import io.handover.analysis.explore.Counterexample;
import io.handover.analysis.explore.ExploreReport;
import io.handover.analysis.explore.ExploreRequest;
import io.handover.analysis.subject.Subject;
import io.handover.console.ExitCode;
import io.handover.console.report.Figures;
import io.handover.console.report.Markdown;
import io.handover.console.report.ReportMark;
import io.handover.console.report.StoryMarkdown;
import io.handover.console.report.SubjectMarkdown;
import io.handover.console.report.Words;
import io.handover.explorer.search.Finding;
import java.util.List;

/** An exploration's report as a comment on a change: the verdict, a table of the properties, and each counterexample folded away below. */
public final class ExploreMarkdown {
    private final ExploreReport report;
    private final Subject subject;
    private final Markdown page = new Markdown();

    private ExploreMarkdown(ExploreReport report) {
        this.report = report;
        this.subject = report.request().subject();
    }

    /** The text, with a line end at its end. */
    public static String of(ExploreReport report) {
        return new ExploreMarkdown(report).text();
    }

    private String text() {
        page.line(ReportMark.comment("explore").stripTrailing()).blank();
        int code = ExitCode.of(report);
        page.heading(
                2,
                "Exploration of " + Markdown.code(subject.procedureName()) + " on " + Markdown.code(subject.siteName())
                        + ": " + verdict(code));
        page.paragraph("**" + Markdown.plain(Words.sentence(ExitCode.words(code))) + "** "
                + Markdown.plain(
                        report.exploration().complete()
                                ? "Every reachable state within "
                                        + SmallScope.words(report.request().scope()) + " was visited."
                                : "Not all states were visited: what was not judged by then is unknown."));
        page.head(List.of("property", "verdict", "promised", "where", "what"));
        for (Finding finding : report.exploration().findings()) {
            row(finding);
        }
        page.blank();
        for (int i = 0; i < report.told().size(); i++) {
            counterexample(i + 1, report.told().get(i));
        }
        explored();
        return page.toString();
    }

    private static String verdict(int code) {
        return switch (code) {
            case ExitCode.HELD -> "proved";
            case ExitCode.VIOLATED -> "violated";
            case ExitCode.INTERRUPTED -> "interrupted";
            default -> "unknown";
        };
    }

    private void row(Finding finding) {
        String verdict = switch (finding.verdict()) {
            case HOLDS -> "proved";
            case VIOLATED ->
                "**violated** after " + Figures.counted(finding.trace().size(), "action");
            case UNKNOWN -> "unknown";
        };
        page.row(List.of(
                Markdown.code(finding.property().name()),
                verdict,
                report.isPromised(finding.property()) ? "yes" : "no",
                report.counterexample(finding.property())
                        .map(found -> found.diagnosis().line())
                        .filter(line -> line.isPresent())
                        .map(line -> "line " + line.getAsInt())
                        .orElse(""),
                report.counterexample(finding.property())
                        .map(found -> Markdown.plain(found.summary()))
                        .orElse("")));
    }

    private void counterexample(int number, Counterexample found) {
        page.folded(number + ". " + found.property().name() + ": " + found.summary());
        report.also(found)
                .forEach(also ->
                        page.bullet("Also: " + Markdown.code(also.property().name()) + " is violated by the same."));
        if (found.diagnosis().line().isPresent()) {
            page.bullet(
                    "Where: " + Markdown.code(subject.place(found.diagnosis().line())));
        }
        page.blank();
        StoryMarkdown.write(page, found.story(), false);
        page.paragraph("Replay it:");
        page.fenced(
                "sh", List.of(report.request().replay() + " " + found.token().word()));
        page.unfolded();
    }

    private void explored() {
        ExploreRequest request = report.request();
        page.folded("What was explored");
        SubjectMarkdown.write(page, subject);
        page.bullet("Bounds: " + Markdown.plain(SmallScope.words(request.scope())));
        page.bullet("States: " + Figures.count(report.exploration().states()));
        page.blank();
        page.paragraph("The same again:");
        page.fenced("sh", List.of(request.command()));
        page.unfolded();
    }
}
