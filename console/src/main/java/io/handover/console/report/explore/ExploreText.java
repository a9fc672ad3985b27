package io.handover.console.report.explore;

import io.handover.analysis.check.SmallScope;
import io.handover.analysis.explore.Counterexample;
import io.handover.analysis.explore.ExploreReport;
import io.handover.analysis.explore.ExploreRequest;
import io.handover.analysis.subject.Subject;
import io.handover.console.ExitCode;
import io.handover.console.Invocation;
import io.handover.console.Terminal;
import io.handover.console.report.Declared;
import io.handover.console.report.Figures;
import io.handover.console.report.Page;
import io.handover.console.report.Style;
import io.handover.console.report.Timeline;
import io.handover.explorer.search.Exploration;
import io.handover.explorer.search.Finding;
import io.handover.explorer.search.Verdict;
import io.handover.files.AssumptionKey;
import io.handover.model.property.Property;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** An exploration's report as text for a terminal. */
public final class ExploreText {
    private static final double MEGABYTE = 1e6;

    private final ExploreReport report;
    private final Exploration exploration;
    private final Page page;

    private ExploreText(ExploreReport report, Terminal terminal) {
        this.report = report;
        this.exploration = report.exploration();
        this.page = new Page(terminal);
    }

    /** The text, with a line end at its end. */
    public static String of(ExploreReport report, Terminal terminal) {
        ExploreText text = new ExploreText(report, terminal);
        text.verdict();
        text.verdicts();
        text.more();
        text.bounds();
        text.figures();
        for (int i = 0; i < report.told().size(); i++) {
            text.counterexample(i + 1, report.told().get(i));
        }
        return text.page.toString();
    }

    private void verdict() {
        Subject subject = report.request().subject();
        page.heading("Exploration of " + subject.procedureName() + " on " + subject.siteName());
        int code = ExitCode.of(report);
        page.paragraph(
                "",
                "Verdict: " + ExitCode.words(code),
                code == ExitCode.HELD ? Style.PROVED : code == ExitCode.VIOLATED ? Style.BAD : Style.DOUBT);
        if (exploration.complete()) {
            page.paragraph(
                    "",
                    "Complete: every reachable state within "
                            + SmallScope.words(report.request().scope()) + " was visited.",
                    Style.GOOD);
        } else {
            page.paragraph(
                    "",
                    "Not complete: " + bound(exploration) + "; what was not judged by then is unknown.",
                    Style.DOUBT);
        }
        page.blank();
    }

    private void more() {
        if (!report.told().isEmpty()) {
            page.blank();
            page.paragraph(
                    "see more  ",
                    "below; '" + Invocation.name() + " replay 1': the counterexample of number 1, state by state; '"
                            + Invocation.name() + " train --from 1': a lesson of it, to be played by hand");
        }
    }

    private void bounds() {
        ExploreRequest request = report.request();
        Subject subject = request.subject();
        page.blank();
        page.paragraph("  title        ", subject.plan().procedure().title());
        page.paragraph("  procedure    ", subject.source());
        page.paragraph("  site         ", subject.siteAndServers());
        page.paragraph(
                "  assumptions  ",
                String.join(" ", AssumptionKey.stated(subject.site().site().assumptions())));
        Declared.on(subject.plan()).write(page);
        page.paragraph("  bounds       ", SmallScope.words(request.scope()));
        page.paragraph("  same again   ", request.command());
        page.blank();
    }

    private void figures() {
        page.line("  states       " + Figures.count(exploration.states()) + representatives(report.request()));
        page.line("  transitions  " + Figures.count(exploration.transitions()));
        page.line("  depth        " + exploration.depth());
        page.line(String.format(
                Locale.ROOT,
                "  time         %.2f s, %s states a second",
                exploration.nanos() / 1e9,
                Figures.count(Math.round(exploration.statesPerSecond()))));
        page.line(String.format(
                Locale.ROOT,
                "  memory       %.1f MB at the peak, %.1f bytes a state",
                exploration.peakBytes() / MEGABYTE,
                exploration.bytesPerState()));
        exploration.settling().ifPresent(settling -> page.paragraph("  second pass  ", secondPass(settling)));
    }

    /** Why it ended before all states were visited. */
    static String bound(Exploration exploration) {
        return switch (exploration.ending()) {
            case MAX_STATES ->
                "there are more states than the " + Figures.count(exploration.states()) + " that --max-states allows";
            case MEMORY -> "the states would take more memory than is allowed (--memory)";
            case CANCELLED -> "interrupted";
            case COMPLETE -> "";
        };
    }

    /** What else is to be said of how many states there are. */
    static String representatives(ExploreRequest request) {
        return request.options().symmetry() ? ", one for all that differ only in extras that are alike" : "";
    }

    private static String secondPass(Exploration.Settling settling) {
        if (settling.sweeps() == 0) {
            return "not needed: from every state the site was seen to be able to come to rest";
        }
        return String.format(
                Locale.ROOT,
                "%.2f s and %.1f MB: the site can go round for ever, or is not easily seen to come to rest; %s states were gone"
                        + " through for components",
                settling.nanos() / 1e9,
                settling.bytes() / MEGABYTE,
                Figures.count(settling.unsettled()));
    }

    private void verdicts() {
        int widest = exploration.findings().stream()
                .mapToInt(finding -> finding.property().name().length())
                .max()
                .orElse(0);
        for (Finding finding : exploration.findings()) {
            String name = finding.property().name();
            String before = "  " + number(finding.property()) + name + " ".repeat(widest - name.length()) + "  ";
            page.paragraph(before, verdict(finding) + promised(finding), style(finding.verdict()));
        }
    }

    /** {@code "1  "}: the number of the counterexample that tells the property's violation; blank where it is not violated. */
    private String number(Property property) {
        return IntStream.range(0, report.told().size())
                .filter(i -> report.told().get(i).property() == property
                        || report.also(report.told().get(i)).stream().anyMatch(also -> also.property() == property))
                .mapToObj(i -> String.format("%2d  ", i + 1))
                .findFirst()
                .orElse("    ");
    }

    private String verdict(Finding finding) {
        return switch (finding.verdict()) {
            case HOLDS -> "proved";
            case VIOLATED ->
                "VIOLATED after " + Figures.counted(finding.trace().size(), "action")
                        + (finding.shortest() ? "" : " (a shorter way was not ruled out)");
            case UNKNOWN -> "unknown: not all states were judged";
        };
    }

    private String promised(Finding finding) {
        return report.isPromised(finding.property()) ? "" : " (not promised by the procedure)";
    }

    private static Style style(Verdict verdict) {
        return switch (verdict) {
            case HOLDS -> Style.PROVED;
            case VIOLATED -> Style.BAD;
            case UNKNOWN -> Style.DOUBT;
        };
    }

    private void counterexample(int number, Counterexample counterexample) {
        page.blank();
        page.paragraph(
                number + ". ",
                counterexample.property().name() + ": "
                        + counterexample.property().promise(),
                Style.HEADING);
        List<String> missing = counterexample.missing();
        if (missing.isEmpty() || counterexample.goesRound()) {
            page.paragraph("  but          ", counterexample.summary(), Style.BAD);
        } else {
            String label = "  for ever     ";
            for (String one : missing) {
                page.paragraph(label, one, Style.BAD);
                label = " ".repeat(label.length());
            }
        }
        report.also(counterexample)
                .forEach(other -> page.paragraph(
                        "  also         ",
                        other.property().name() + " is violated by the same: "
                                + other.property().promise()));
        if (counterexample.diagnosis().line().isPresent()) {
            page.paragraph(
                    "  see          ",
                    report.request().subject().place(counterexample.diagnosis().line()));
        }
        Timeline.NUMBERED.write(page, "  ", counterexample.story());
        page.line("  replay       " + report.request().replay() + " "
                + counterexample.token().word());
    }
}
