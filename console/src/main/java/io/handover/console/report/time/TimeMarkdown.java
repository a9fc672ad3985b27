package io.handover.console.report.time;

import io.handover.analysis.drivers.Drivers;
import io.handover.analysis.drivers.Explained;
import io.handover.analysis.drivers.Outcome;
import io.handover.analysis.time.Promise;
import io.handover.analysis.time.TimeReport;
import io.handover.analysis.time.TimeRequest;
import io.handover.analysis.time.Times;
import io.handover.console.Terminal;
import io.handover.console.report.Figures;
import io.handover.console.report.Markdown;
import io.handover.console.report.ReportMark;
import io.handover.console.report.RetreatMarkdown;
import io.handover.console.report.Words;
import java.util.List;
import java.util.stream.Collectors;

/**
 * How long a procedure takes, as a comment on a change: what operators ask for first, how often promises are broken, what matters, and
 * until when there is a way back.
 */
public final class TimeMarkdown {
    private final TimeReport report;
    private final TimeRequest request;
    private final Markdown page = new Markdown();

    private TimeMarkdown(TimeReport report) {
        this.report = report;
        this.request = report.request();
    }

    /** The text, with a line end at its end. */
    public static String of(TimeReport report) {
        return new TimeMarkdown(report).text();
    }

    private String text() {
        page.line(ReportMark.comment("time").stripTrailing()).blank();
        page.heading(
                2,
                "Time of " + Markdown.code(request.subject().procedureName()) + " on "
                        + Markdown.code(request.subject().siteName()));
        page.paragraph(Markdown.plain(new TimeText(report, Terminal.NONE).measured()));
        if (report.interrupted()) {
            page.paragraph("Interrupted: this is what was known by then.");
        }
        if (report.times().runs() > 0) {
            times(report.times());
        }
        report.found().drivers().ifPresent(this::drivers);
        report.found()
                .rare()
                .forEach(rare ->
                        page.paragraph("How rare " + Markdown.code(rare.check().name()) + " is broken: "
                                + Markdown.plain(RareText.probability(rare)) + "."));
        report.found().retreats().ifPresent(retreats -> RetreatMarkdown.write(page, retreats));
        if (!report.swept().isEmpty() || report.found().sobol().isPresent()) {
            page.paragraph("Sweeps and Sobol indices are in the report as text or JSON.");
        }
        page.paragraph("The same again:");
        page.fenced("sh", List.of(request.command()));
        return page.toString();
    }

    private void times(Times times) {
        Headline.sentences(times)
                .forEach((label, sentence) -> page.bullet("**" + label + "**: " + Markdown.plain(sentence) + "."));
        page.blank();
        if (times.unsettled() > 0) {
            page.paragraph(Figures.counted(times.unsettled(), "run")
                    + " did not come to rest; what they would have done is unknown.");
        }
        page.head(List.of("promise", "broken in"));
        for (Promise promise : times.promises()) {
            page.row(List.of(Markdown.code(promise.check().name()), Markdown.plain(Unit.of(promise.broken()))));
        }
        page.blank();
        if (times.promises().stream().anyMatch(promise -> promise.broken().isNeverSeen())) {
            page.paragraph("'below': not seen in any run, which does not prove that it cannot be.");
        }
    }

    private void drivers(Drivers drivers) {
        page.heading(3, "What matters");
        if (drivers.outcomes().isEmpty()) {
            page.paragraph("The runs differ in nothing that is measured or checked.");
            return;
        }
        for (Explained explained : drivers.outcomes()) {
            String outcomes = explained.outcomes().stream().map(Outcome::words).collect(Collectors.joining("; "));
            page.bullet("**" + Markdown.plain(Words.sentence(outcomes)) + "** "
                    + Markdown.plain(DriversText.sentence(explained))
                    + DriversText.faults(explained)
                            .map(faults -> " " + Markdown.plain(faults))
                            .orElse(""));
        }
        page.blank();
    }
}
