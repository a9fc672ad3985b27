package io.handover.console.report.time;

import io.handover.analysis.time.ByRuns;
import io.handover.analysis.time.ByRunsAndWidth;
import io.handover.analysis.time.ByWidth;
import io.handover.analysis.time.Precision;
import io.handover.analysis.time.Promise;
import io.handover.analysis.time.Reached;
import io.handover.analysis.time.TimeReport;
import io.handover.analysis.time.TimeRequest;
import io.handover.analysis.time.Times;
import io.handover.console.Terminal;
import io.handover.console.report.Figures;
import io.handover.console.report.Page;
import io.handover.console.report.RetreatText;
import io.handover.console.report.StepRows;
import io.handover.console.report.Style;
import io.handover.console.report.Table;
import io.handover.console.report.Table.Cell;
import io.handover.files.AssumptionKey;
import io.handover.simulator.campaign.FaultClass;
import io.handover.simulator.fault.Fault;
import java.util.List;
import java.util.stream.Collectors;

/** How long a procedure takes, as text for a terminal: what operators ask for first, then all that stands behind it. */
public final class TimeText {
    private static final int MOST_FAULTS_NAMED = 5;

    private final TimeReport report;
    private final Page page;

    TimeText(TimeReport report, Terminal terminal) {
        this.report = report;
        this.page = new Page(terminal);
    }

    /**
     * The text, with a line end at its end.
     *
     * @param isDetailed whether every measure and every part of a step is told with all intervals
     */
    public static String of(TimeReport report, Terminal terminal, boolean isDetailed) {
        TimeText text = new TimeText(report, terminal);
        text.head();
        if (report.times().runs() > 0) {
            text.body(isDetailed);
        }
        report.swept().forEach(swept -> SweepText.write(text.page, swept));
        report.found().drivers().ifPresent(drivers -> DriversText.write(text.page, drivers, isDetailed));
        report.found().sobol().ifPresent(sobol -> SobolText.write(text.page, sobol));
        report.found().rare().forEach(rare -> RareText.write(text.page.blank(), rare));
        report.found().retreats().ifPresent(retreats -> RetreatText.write(retreats, text.page));
        text.foot(isDetailed);
        return text.page.toString();
    }

    private void head() {
        TimeRequest request = report.request();
        page.heading("Time of " + request.subject().procedureName() + " on "
                + request.subject().siteName());
        page.paragraph("", measured());
        if (report.interrupted()) {
            page.paragraph("", "Interrupted: this is what was known by then.", Style.DOUBT);
        }
    }

    /** In how many runs it was measured, and how sure that is. */
    String measured() {
        return "Measured in " + runs() + ". " + sure();
    }

    private String runs() {
        Times times = report.times();
        String runs = Figures.counted(times.runs(), "run");
        FaultClass faults = report.request().faults();
        if (faults.isNone()) {
            return runs + " without faults";
        }
        List<Fault> all = faults.faults();
        String named = all.size() > MOST_FAULTS_NAMED
                ? Figures.counted(all.size(), "kind") + " of faults"
                : all.stream().map(Fault::name).collect(Collectors.joining(", "));
        return runs + " under " + named + "; some fault strikes in " + Unit.of(times.struck()) + " of them";
    }

    /** How sure that is, as each way of asking says it. */
    private String sure() {
        Precision precision = report.request().precision();
        Reached reached = report.reached();
        String known = "every promise's share is known to " + points(reached.width()) + " or better";
        String confidence = Figures.percent(precision.confidence()) + " %";
        if (reached.runs() == 0) {
            return "Nothing is known.";
        }
        if (precision instanceof ByRuns) {
            return "With that many " + known + ". Each interval in brackets holds with a confidence of " + confidence
                    + ".";
        }
        if (precision instanceof ByRunsAndWidth both) {
            return "With that many every promise's share is known to " + points(both.width()) + " with a confidence of "
                    + confidence(reached.confidence().orElse(0)) + " or more. Intervals in brackets hold with "
                    + confidence
                    + ".";
        }
        ByWidth by = (ByWidth) precision;
        String took = Figures.counted(reached.uncounted(), "run")
                + " before these told how many are needed and are not counted";
        if (reached.isReached()) {
            return "It took that many until every promise's share is known to " + points(by.width()) + "; " + took
                    + ", so that stopping depends on nothing that is. Each interval in brackets holds with a confidence of "
                    + confidence + ".";
        }
        return "That is not enough for " + points(by.width()) + ", which would take " + Figures.count(reached.needed())
                + ": "
                + known + "; " + took + ". Each interval in brackets holds with a confidence of " + confidence + "."
                + (report.interrupted() ? "" : " Allow more with --most-runs.");
    }

    private static String points(double width) {
        return Figures.percent(width) + (width == 0.01 ? " percentage point" : " percentage points");
    }

    private static String confidence(double confidence) {
        return confidence > 0.999999 ? "99.9999 %" : Figures.percent(confidence) + " %";
    }

    private void body(boolean isDetailed) {
        Times times = report.times();
        page.blank();
        Headline.write(page, times);
        unsettled(times);
        promises(times);
        MeasureText measures = new MeasureText(
                page, times, StepRows.of(report.request().subject().plan()));
        measures.histograms(isDetailed);
        if (isDetailed) {
            measures.measuresInDetail();
            measures.stepsInDetail();
        } else {
            measures.measures();
            measures.steps();
        }
    }

    private void unsettled(Times times) {
        if (times.unsettled() > 0) {
            page.blank();
            page.paragraph(
                    "",
                    Figures.counted(times.unsettled(), "run")
                            + " did not come to rest; what they would have done is unknown.",
                    Style.DOUBT);
        }
    }

    private void promises(Times times) {
        page.blank().heading("Promises: the share of runs that break them");
        page.blank();
        Table table = Table.ofWords("", List.of("broken in"), Integer.MAX_VALUE);
        for (Promise promise : times.promises()) {
            table.row(
                    promise.check().name(),
                    List.of(new Cell(
                            Unit.of(promise.broken()), promise.broken().isNeverSeen() ? Style.PLAIN : Style.BAD)));
        }
        page.table(table, 2);
        if (times.promises().stream().anyMatch(promise -> promise.broken().isNeverSeen())) {
            page.blank();
            page.paragraph("  below  ", "not seen in any run, which does not prove that it cannot be; 'explore' may");
        }
    }

    private void foot(boolean isDetailed) {
        page.blank();
        page.paragraph(
                "  drawn       ",
                Figures.counted(report.reached().runs(), "run") + ", seed "
                        + report.request().seed());
        page.paragraph(
                "  assumed     ",
                AssumptionKey.ALL.stream()
                        .map(key -> key.name() + "="
                                + key.of()
                                        .apply(report.request()
                                                .subject()
                                                .site()
                                                .site()
                                                .assumptions()))
                        .collect(Collectors.joining(", ")));
        page.paragraph("  same again  ", report.request().command());
        if (!isDetailed) {
            page.paragraph(
                    "  see more    ",
                    "--details (every interval), --format json, --csv FILE (every run), --hdr FILE (histograms), --sweep"
                            + " KEY=FROM..TO (what if it took longer), --rare PROMISE (how seldom it is broken), --drivers (what"
                            + " matters), --retreat (until when there is a way back)");
        }
    }
}
