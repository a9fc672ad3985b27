package io.handover.console.report.check;

import io.handover.analysis.check.CheckReport;
import io.handover.analysis.check.CheckRequest;
import io.handover.analysis.check.Finding;
import io.handover.analysis.subject.Subject;
import io.handover.console.Invocation;
import io.handover.console.Terminal;
import io.handover.console.report.Declared;
import io.handover.console.report.Figures;
import io.handover.console.report.Page;
import io.handover.console.report.Style;
import io.handover.console.report.Timeline;
import io.handover.console.report.Words;
import io.handover.files.AssumptionKey;
import io.handover.simulator.campaign.FaultClass;
import java.util.List;
import java.util.stream.Collectors;

/** A check's report as text for a terminal: the verdict on one screen, the findings, and on demand what stands behind them. */
public final class CheckText {
    private final CheckReport report;
    private final Subject subject;
    private final Page page;

    private CheckText(CheckReport report, Terminal terminal) {
        this.report = report;
        this.subject = report.request().subject();
        this.page = new Page(terminal);
    }

    /**
     * The text, with a line end at its end.
     *
     * @param isDetailed whether the matrix, times and what the runs went through are told, too
     */
    public static String of(CheckReport report, Terminal terminal, boolean isDetailed) {
        CheckText text = new CheckText(report, terminal);
        text.findings();
        text.options();
        if (isDetailed) {
            new DetailsText(report, text.page).write();
        }
        return new FirstScreen(report, terminal).text() + text.page;
    }

    // ---- findings -------------------------------------------------------------------------------------------------

    private void findings() {
        List<Finding> told = report.findings();
        page.blank();
        if (told.isEmpty()) {
            page.heading("No findings");
            return;
        }
        page.heading("Findings, the worst first");
        page.paragraph(
                "",
                "What needs no fault stands before what needs one, what a fault alone explains comes last. '"
                        + Invocation.name() + " train --from 1' makes a lesson of the first, to be played by hand.");
        int number = 1;
        for (Finding finding : told) {
            page.blank();
            finding(number++, finding);
        }
    }

    private void finding(int number, Finding finding) {
        page.paragraph(
                String.format("%2d. ", number),
                finding.check().name() + " is violated: " + finding.check().promise(),
                Style.HEADING);
        page.paragraph(
                finding.ways() > 1 ? "    such as   " : "    what      ",
                Words.sentence(finding.diagnosis().summary()),
                Style.BAD);
        finding.also()
                .forEach(other -> page.paragraph(
                        "    also      ",
                        other.check().name() + " is violated by the same: "
                                + other.check().promise() + "."));
        page.paragraph("    counted   ", Words.sentence(finding.counted()));
        page.paragraph("    how often ", FindingWords.howOften(report, finding));
        if (finding.isFaultAlone()) {
            page.paragraph("    blame     ", FindingWords.blame(report, finding));
        }
        if (finding.diagnosis().line().isPresent()) {
            page.paragraph("    where     ", subject.place(finding.diagnosis().line()));
        }
        new AdviceText(subject, report.findings()).write(page, finding);
        page.paragraph("    story     ", FindingWords.story(report, finding));
        Timeline timeline = finding.telling().isPath() ? Timeline.PLAIN : Timeline.CLOCKED;
        timeline.write(page, "      ", finding.story());
        page.paragraph(
                "    replay    ",
                finding.original().isPresent() ? "this story, or the whole run that it was found in:" : "this story:");
        // Not broken into lines, so that they can be copied.
        page.line("  " + report.request().replay() + " " + finding.token());
        finding.original()
                .ifPresent(original -> page.line("  " + report.request().replay() + " " + original));
    }

    private void options() {
        CheckRequest request = report.request();
        page.blank().heading("What was checked");
        page.blank();
        page.paragraph("  title        ", subject.plan().procedure().title());
        page.paragraph("  procedure    ", subject.source());
        page.paragraph("  site         ", subject.siteAndServers());
        page.paragraph(
                "  assumptions  ",
                String.join(" ", AssumptionKey.stated(subject.site().site().assumptions())));
        Declared.on(subject.plan()).write(page);
        page.paragraph("  faults       ", faults(request.classes()));
        int classes = request.classes().size();
        page.paragraph(
                "  runs         ",
                Figures.count(request.runs()) + " of each of "
                        + Figures.counted(classes, "fault class", "fault classes") + ", seed " + request.seed());
        page.paragraph("  same again   ", request.command());
    }

    private static String faults(List<FaultClass> classes) {
        return classes.stream().map(FaultClass::name).collect(Collectors.joining(", "));
    }
}
