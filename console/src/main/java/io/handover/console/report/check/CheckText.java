package io.handover.console.report.check;

import io.handover.analysis.check.CheckReport;
import io.handover.analysis.check.CheckRequest;
import io.handover.analysis.check.Finding;
import io.handover.analysis.check.SmallScope;
import io.handover.analysis.subject.Subject;
import io.handover.console.ExitCode;
import io.handover.console.Terminal;
import io.handover.console.report.Declared;
import io.handover.console.report.Figures;
import io.handover.console.report.Page;
import io.handover.console.report.Style;
import io.handover.console.report.Table;
import io.handover.console.report.Table.Cell;
import io.handover.console.report.Timeline;
import io.handover.console.report.Words;
import io.handover.files.AssumptionKey;
import io.handover.model.property.Properties;
import io.handover.simulator.campaign.FaultClass;
import io.handover.simulator.campaign.Measure;
import io.handover.simulator.campaign.Percentiles;
import io.handover.simulator.campaign.Tally;
import io.handover.simulator.campaign.Verdict;
import io.handover.simulator.run.Cause;
import io.handover.simulator.run.Check;
import io.handover.simulator.run.Measures;
import io.handover.simulator.run.StepTimes;
import io.handover.simulator.run.Witness;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A check's report as text for a terminal. */
public final class CheckText {
    private static final int MOST_CLASSES_NAMED = 4;
    private static final int WORDS = 44;

    private final CheckReport report;
    private final Subject subject;
    private final Page page;

    private CheckText(CheckReport report, Terminal terminal) {
        this.report = report;
        this.subject = report.request().subject();
        this.page = new Page(terminal);
    }

    /** The text, with a line end at its end. */
    public static String of(CheckReport report, Terminal terminal) {
        CheckText text = new CheckText(report, terminal);
        text.options();
        text.matrix();
        text.findings();
        text.timings();
        text.steps();
        text.witnesses();
        text.verdict();
        return text.page.toString();
    }

    private void options() {
        CheckRequest request = report.request();
        page.heading("Check of " + subject.procedureName() + ": "
                + subject.plan().procedure().title());
        page.blank();
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
        if (report.interrupted()) {
            page.blank();
            page.paragraph(
                    "",
                    "Interrupted: what follows is what is known after " + Figures.count(report.runs()) + " of "
                            + Figures.counted(request.runs() * request.classes().size(), "run") + ".",
                    Style.DOUBT);
        }
    }

    private static String faults(List<FaultClass> classes) {
        return classes.stream().map(FaultClass::name).collect(Collectors.joining(", "));
    }

    // ---- the matrix -----------------------------------------------------------------------------------------------

    private void matrix() {
        page.blank().heading("Properties by fault class");
        page.blank();
        Table table = Table.ofNames(
                "faults", report.checks().stream().map(Check::name).toList());
        for (int row = 0; row < report.tallies().size(); row++) {
            List<Cell> cells = new ArrayList<>();
            for (int check = 0; check < report.checks().size(); check++) {
                cells.add(cell(row, check));
            }
            table.row(report.tallies().get(row).faultClass().name(), cells);
        }
        page.table(table, 0);
        page.blank();
        page.paragraph(
                "  a number  ",
                "violated in that share of the runs, in %, with the 95 % confidence interval of the share");
        page.paragraph(
                "  held      ",
                "not seen in " + Figures.counted(report.request().runs(), "run")
                        + ", which put it to the test; that is no proof");
        List<String> bounds = bounds();
        if (!bounds.isEmpty()) {
            page.paragraph("  proved    ", "within these bounds no interleaving violates it, all were explored:");
            bounds.forEach(line -> page.paragraph("            ", line));
            page.paragraph(
                    "  possible  ",
                    "not seen in any run, yet an interleaving within these bounds violates it, of this class or of one with"
                            + " fewer faults");
        }
        page.paragraph(
                "  unknown   ",
                "no run put it to the test, or the fault found nothing to strike in any run, or a run could not be judged:"
                        + " not a pass");
        report.tallies().forEach(this::notJudged);
    }

    /** Why runs of a class could not be judged. */
    private void notJudged(Tally tally) {
        String faults = " with '" + tally.faultClass().name() + "' ";
        if (tally.unsettled() > 0) {
            page.paragraph(
                    "            ",
                    Figures.counted(tally.unsettled(), "run") + faults
                            + "did not come to rest: what holds in the end was not seen",
                    Style.DOUBT);
        }
        if (tally.shortOfChanges() > 0) {
            page.paragraph(
                    "            ",
                    Figures.counted(tally.shortOfChanges(), "run") + faults
                            + "had more changes of different fate at once than can be kept apart: some were left out, and what"
                            + " depends on changes is unknown",
                    Style.DOUBT);
        }
    }

    private List<String> bounds() {
        List<String> bounds = new ArrayList<>();
        for (int row = 0; row < report.tallies().size(); row++) {
            String faults = report.tallies().get(row).faultClass().name();
            String explored = bounds(row);
            if (!explored.isEmpty()) {
                bounds.add(faults + ": " + explored);
            }
        }
        return bounds;
    }

    /** The bounds of a row; several where with more changes not everything could be judged. */
    private String bounds(int row) {
        return IntStream.range(0, report.checks().size())
                .mapToObj(check -> report.explored(row, check))
                .flatMap(Optional::stream)
                .map(SmallScope.Explored::bounds)
                .distinct()
                .collect(Collectors.joining("; some only with "));
    }

    private Cell cell(int row, int check) {
        Tally tally = report.tallies().get(row);
        if (report.isPossible(row, check)) {
            return new Cell("possible", Style.BAD);
        }
        if (report.isProved(row, check)) {
            return new Cell("proved", Style.PROVED);
        }
        return switch (tally.verdict(check)) {
            case HELD -> new Cell("held", Style.GOOD);
            case UNKNOWN -> new Cell("unknown", Style.DOUBT);
            case VIOLATED ->
                new Cell(
                        Figures.percent((double) tally.violations(check) / tally.runs()) + " "
                                + Figures.interval(tally.interval(check)),
                        Style.BAD);
        };
    }

    // ---- findings -------------------------------------------------------------------------------------------------

    private void findings() {
        List<Finding> told = report.findings().stream()
                .filter(finding -> report.findings().stream().noneMatch(other -> other.covers(finding)))
                .toList();
        page.blank();
        if (told.isEmpty()) {
            page.heading("No findings");
            return;
        }
        page.heading("Findings, the worst first");
        page.paragraph("", "What needs no fault stands before what needs one, what a fault alone explains comes last.");
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
        page.paragraph("    what      ", Words.sentence(finding.diagnosis().summary()), Style.BAD);
        report.findings().stream()
                .filter(finding::covers)
                .forEach(other -> page.paragraph(
                        "    also      ",
                        other.check().name() + " is violated by the same: "
                                + other.check().promise() + "."));
        page.paragraph("    how often ", howOften(finding));
        if (finding.isOf(Properties.MANAGEMENT_AVAILABLE) && finding.cause() == Cause.FAULT) {
            page.paragraph("    blame     ", blame());
        }
        page.paragraph("    where     ", subject.place(finding.diagnosis().line()));
        finding.advice().ifPresent(advice -> page.paragraph("    to do     ", advice.summary() + " [" + advice.effect() + "]"));
        page.paragraph("    story     ", story(finding));
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

    private static String story(Finding finding) {
        int servers = finding.story().plan().serverNames().size();
        int actions = finding.story().actions();
        String what = switch (finding.telling()) {
            case SHRUNK -> "the shortest that was found: ";
            case RUN -> "a run, not shortened: ";
            case PATH -> "a shortest path, without times: ";
            case SOME_PATH -> "a path, without times, perhaps not the shortest: ";
        };
        return what + Figures.counted(actions, "action") + " on " + servers + " servers"
                + (finding.told().isNone() ? "" : ", under '" + finding.told().name() + "'");
    }

    /** A gap that faults alone explain is not the procedure's. */
    private String blame() {
        long explained = 0;
        long gaps = 0;
        int check = place(Properties.MANAGEMENT_AVAILABLE.name());
        for (Tally tally : report.tallies()) {
            explained += tally.gapsExplainedByFaults();
            gaps += tally.violations(check, Cause.FAULT);
        }
        return "not the procedure's: a fault alone takes the active server away. In " + Figures.count(explained)
                + " of these " + Figures.counted(gaps, "run") + " nothing else did ("
                + Properties.MANAGEMENT_KEPT.name() + " holds)"
                + (explained < gaps ? "; in the others something else did later." : ".");
    }

    private int place(String name) {
        List<String> names = report.checks().stream().map(Check::name).toList();
        return names.indexOf(name);
    }

    private String howOften(Finding finding) {
        if (finding.shares().isEmpty()) {
            return "not seen in " + Figures.counted(report.request().runs(), "run") + " with '"
                    + finding.told().name() + "', but possible.";
        }
        List<String> parts = new ArrayList<>();
        List<Finding.Share> faulty = new ArrayList<>();
        for (Finding.Share share : finding.shares()) {
            if (share.faults().equals(FaultClass.NONE)) {
                parts.add("without faults in " + Figures.share(share.violations(), share.runs()) + " of the runs");
            } else {
                faulty.add(share);
            }
        }
        faulty.sort(Comparator.comparingDouble(Finding.Share::value).reversed());
        if (!parts.isEmpty() && faulty.size() > 1) {
            Finding.Share most = faulty.get(0);
            Finding.Share least = faulty.get(faulty.size() - 1);
            String from = Figures.percent(least.value());
            String to = Figures.percent(most.value());
            parts.add(
                    from.equals(to)
                            ? "with faults in " + to + " %, too"
                            : "with faults in " + from + " % (" + least.faults() + ") to " + to + " % (" + most.faults()
                                    + ")");
        } else {
            for (Finding.Share share : faulty.subList(0, Math.min(MOST_CLASSES_NAMED, faulty.size()))) {
                parts.add("with '" + share.faults() + "' in " + Figures.share(share.violations(), share.runs()));
            }
            if (faulty.size() > MOST_CLASSES_NAMED) {
                parts.add("less often with "
                        + faulty.subList(MOST_CLASSES_NAMED, faulty.size()).stream()
                                .map(share -> "'" + share.faults() + "'")
                                .collect(Collectors.joining(", ")));
            }
        }
        return String.join("; ", parts) + ".";
    }

    // ---- figures --------------------------------------------------------------------------------------------------

    /** The rows of which figures are shown: the first and the last, no faults and all together where these are there. */
    private List<Tally> ends() {
        List<Tally> tallies = report.tallies();
        return tallies.size() == 1 ? tallies : List.of(tallies.get(0), tallies.get(tallies.size() - 1));
    }

    private void timings() {
        page.blank().heading("Timings and lost changes, in simulated time");
        for (Tally tally : ends()) {
            page.blank();
            Table table = Table.ofWords(faultsOf(tally), List.of("p50", "p95", "p99", "max"), WORDS);
            for (Measure measure : Measure.values()) {
                Percentiles percentiles = tally.at(measure);
                table.row(
                        measure.title(),
                        List.of(
                                figure(measure, percentiles.at(50)),
                                figure(measure, percentiles.at(95)),
                                figure(measure, percentiles.at(99)),
                                figure(measure, percentiles.at(100))));
            }
            page.table(table, 2);
        }
        page.blank();
        page.paragraph("  never  ", "it did not come to an end, or did not happen, in that part of the runs");
    }

    private void steps() {
        page.blank().heading("Where the operator's time goes: the median, and what 95 % of the runs stay within");
        page.blank();
        Tally tally = report.tallies().get(0);
        List<String> rows = StepRows.of(subject.plan());
        Table table = Table.ofWords(
                faultsOf(tally),
                Stream.of(StepTimes.Part.values()).map(StepTimes.Part::key).toList(),
                WORDS);
        for (int step = 0; step < rows.size(); step++) {
            if (tally.atStep(step, StepTimes.Part.WAITING).runs() > 0) {
                table.row(rows.get(step), parts(tally, step));
            }
        }
        page.table(table, 2);
        page.blank();
        page.paragraph(
                "  reaction  ", "from seeing what is to be seen until the next command is given, or its client opened");
        page.paragraph("  opening   ", "until the client is open");
        page.paragraph("  command   ", "from giving the command until its effect, or its beginning");
        page.paragraph("  waiting   ", "until the step's goal is seen, all looks and the client's block included");
    }

    private static List<Cell> parts(Tally tally, int step) {
        return Stream.of(StepTimes.Part.values())
                .map(part -> {
                    Percentiles times = tally.atStep(step, part);
                    String median = Figures.duration(times.at(50));
                    String most = Figures.duration(times.at(95));
                    return Cell.of(median.equals(most) ? median : median + " / " + most);
                })
                .toList();
    }

    private static String faultsOf(Tally tally) {
        return "faults: " + tally.faultClass().name();
    }

    private static Cell figure(Measure measure, long value) {
        if (measure.unit().equals("changes") && value != Measures.NEVER) {
            return Cell.of(Figures.count(value));
        }
        return Cell.of(Figures.duration(value));
    }

    private void witnesses() {
        page.blank().heading("What the runs went through, in % of them");
        page.blank();
        Table table = Table.ofWords("", ends().stream().map(CheckText::faultsOf).toList(), Integer.MAX_VALUE);
        for (Witness witness : Witness.values()) {
            table.row(
                    witness.sentence(),
                    ends().stream()
                            .map(tally -> Cell.of(
                                    tally.runs() == 0
                                            ? "-"
                                            : Figures.percent((double) tally.witnessed(witness) / tally.runs())))
                            .toList());
        }
        page.table(table, 2);
    }

    private void verdict() {
        page.blank();
        String counts = report.count(Verdict.VIOLATED) + " violated, " + report.count(Verdict.HELD)
                + " held or proved, " + report.count(Verdict.UNKNOWN) + " unknown";
        if (report.interrupted()) {
            page.paragraph(
                    "Verdict: ",
                    ExitCode.words(ExitCode.INTERRUPTED) + "; so far of "
                            + report.checks().size() + " properties " + counts + ".",
                    Style.DOUBT);
            return;
        }
        Verdict verdict = report.verdict();
        page.paragraph(
                "Verdict: ",
                ExitCode.words(ExitCode.of(report)) + "; of " + report.checks().size() + " properties " + counts + ".",
                verdict == Verdict.HELD ? Style.GOOD : verdict == Verdict.VIOLATED ? Style.BAD : Style.DOUBT);
    }
}
