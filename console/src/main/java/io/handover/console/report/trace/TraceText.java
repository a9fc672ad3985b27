package io.handover.console.report.trace;

import io.handover.console.Terminal;
import io.handover.console.report.Figures;
import io.handover.console.report.Page;
import io.handover.console.report.Table;
import io.handover.console.report.Table.Cell;
import io.handover.executor.trace.Fit;
import io.handover.executor.trace.PollsFit;
import io.handover.executor.trace.Trace;
import io.handover.executor.trace.Window;
import io.handover.simulator.campaign.Measure;
import io.handover.simulator.run.Measures;
import io.handover.simulator.time.Distribution;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What journals are worth, for people. */
public final class TraceText {
    private static final int WORDS = 46;
    private static final int FEWER_WORDS = 24;

    /** With so many journals every percentile is told. */
    private static final int ENOUGH = 100;

    private static final int MAXIMUM = 100;

    private final Traces traces;
    private final Page page;

    private TraceText(Traces traces, Terminal terminal) {
        this.traces = traces;
        this.page = new Page(terminal);
    }

    /**
     * The report.
     *
     * @param timing the site's timing, where it was asked for
     */
    public static String of(Traces traces, Optional<MeasuredTiming> timing, Terminal terminal) {
        TraceText text = new TraceText(traces, terminal);
        for (Traced traced : traces.journals()) {
            text.history(traced);
            text.page.blank();
        }
        if (traces.journals().size() == 1) {
            text.windows(traces.journals().get(0).trace());
        } else {
            text.spreads();
        }
        timing.ifPresent(text::timing);
        text.page.blank();
        text.page.paragraph("  ", "The site was looked at now and then: what is measured lies between the two.");
        return text.page.toString();
    }

    private void history(Traced traced) {
        Trace trace = traced.trace();
        page.heading((traces.journals().size() == 1 ? "" : traced.journal() + ": ") + traced.procedureName() + " on "
                + traced.siteName() + ": " + verdict(trace));
        page.blank();
        trace.doubts().forEach(doubt -> page.paragraph("  line " + doubt.line() + "  ", doubt.what()));
        trace.faults()
                .forEach(fault ->
                        page.paragraph("  line " + fault.line() + "  ", "something must have failed: " + fault.what()));
        trace.unexplained().ifPresent(found -> {
            page.paragraph(
                    "  line " + found.line() + "  ", found.server() + " is " + found.seen() + "; the model allowed:");
            found.allowed().forEach(allowed -> page.paragraph("      ", allowed));
        });
        page.line("  "
                + Figures.counted(
                        trace.rounds(), "round of observation was judged", "rounds of observation were judged")
                + "; the procedure is "
                + (trace.complete() ? "complete." : "not complete."));
        if (!trace.ended()) {
            page.paragraph(
                    "  ",
                    "The journal does not say how the run ended: it goes on, was killed, or last lines are missing.");
        }
    }

    static String verdict(Trace trace) {
        return switch (trace.verdict()) {
            case POSSIBLE -> trace.faults().isEmpty() ? "a possible history" : "a possible history, with faults";
            case IMPOSSIBLE -> "not a possible history";
            case UNKNOWN -> "unknown whether it is a possible history";
        };
    }

    private void windows(Trace trace) {
        page.heading("Timings and lost changes, as they were seen").blank();
        Table table = Table.ofWords("", List.of("least", "most"), WORDS);
        for (Window window : trace.windows()) {
            Measure measure = window.measure();
            table.row(
                    measure.title(),
                    List.of(
                            Cell.of(figure(measure, window.least())),
                            Cell.of(figure(measure, window.open() ? Measures.NEVER : window.most()))));
        }
        page.table(table, 2);
    }

    private void spreads() {
        page.heading("Timings and lost changes of several journals, as they were seen")
                .blank();
        page.paragraph(
                "  counted  ",
                traces.whole() + " of " + traces.journals().size()
                        + " journals: those of a possible history in which the procedure is complete");
        if (traces.whole() == 0) {
            return;
        }
        page.blank();
        Table table = Table.ofWords("", List.of("journals", "p50", "p95", "p99", "max"), FEWER_WORDS);
        for (Traces.Spread spread : traces.spreads()) {
            table.row(
                    spread.measure().title(),
                    Stream.concat(
                                    Stream.of(Figures.count(spread.least().runs())),
                                    Stream.of(50, 95, 99, MAXIMUM).map(percent -> between(spread, percent)))
                            .map(Cell::of)
                            .toList());
        }
        page.table(table, 2);
        if (traces.whole() < ENOUGH) {
            page.blank();
            page.paragraph("  -  ", "too few journals to tell it from the maximum: p50 needs 2, p95 20, p99 100");
        }
    }

    private void timing(MeasuredTiming timing) {
        page.blank();
        page.heading("The site's timing, measured").blank();
        Table table = Table.ofWords("", List.of("samples", "median", "p99", "distance", "fits"), FEWER_WORDS);
        for (MeasuredTiming.Row row : timing.rows()) {
            table.row(
                    row.activity().key(),
                    Stream.concat(Stream.of(Figures.count(row.samples())), cells(row).stream())
                            .map(Cell::of)
                            .toList());
        }
        page.table(table, 2);
        page.blank();
        page.paragraph("  -  ", "fewer than " + Fit.FEWEST + " samples: left out");
        page.blank();
        page.paragraph("  polls  ", polls(timing));
    }

    /** Median, 99 %, distance, and whether it fits. */
    static List<String> cells(MeasuredTiming.Row row) {
        return row.fit()
                .map(fit -> List.of(
                        Figures.duration(median(fit)),
                        Figures.duration(p99(fit)),
                        String.format(Locale.ROOT, "%.3f", fit.distance()),
                        fit.fits() ? "yes" : "no"))
                .orElse(List.of("-", "-", "-", "-"));
    }

    /** What is told of the site's polls. */
    static String polls(MeasuredTiming timing) {
        return timing.alarm()
                        .fit()
                        .map(TraceText::polls)
                        .orElseGet(() -> "left out: " + timing.alarm().why()) + "; "
                + MeasuredTiming.times(timing.alarm());
    }

    private static String polls(PollsFit fit) {
        return "every " + Figures.duration(fit.polls().everyMillis()) + ", jitter "
                + Figures.duration(fit.polls().jitterMillis()) + ", "
                + fit.polls().toConfirm() + " to confirm; distance "
                + String.format(Locale.ROOT, "%.3f", fit.distance()) + ", fits: " + (fit.fits() ? "yes" : "no");
    }

    static long median(Fit fit) {
        return fit.distribution() instanceof Distribution.LogNormal logNormal
                ? logNormal.medianMillis()
                : ((Distribution.Fixed) fit.distribution()).millis();
    }

    static long p99(Fit fit) {
        return fit.distribution() instanceof Distribution.LogNormal logNormal
                ? logNormal.p99Millis()
                : ((Distribution.Fixed) fit.distribution()).millis();
    }

    static String between(Traces.Spread spread, int percent) {
        if (percent < MAXIMUM && !spread.least().tells(percent)) {
            return "-";
        }
        String least = figure(spread.measure(), spread.least().at(percent));
        String most = figure(spread.measure(), spread.most().at(percent));
        return least.equals(most) ? least : least + " to " + most;
    }

    static String figure(Measure measure, long value) {
        if (value == Measures.NEVER) {
            return "no end";
        }
        return measure.unit().equals("changes") ? Figures.count(value) : Figures.duration(value);
    }
}
