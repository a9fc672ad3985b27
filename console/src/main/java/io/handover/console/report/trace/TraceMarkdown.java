package io.handover.console.report.trace;

import io.handover.console.report.Figures;
import io.handover.console.report.Markdown;
import io.handover.console.report.ReportMark;
import io.handover.console.report.Words;
import io.handover.executor.trace.Trace;
import io.handover.simulator.run.Measures;
import java.util.List;

/** What journals are worth as a comment on a change: the verdicts, why, and what was measured. */
public final class TraceMarkdown {
    private final Markdown page = new Markdown();

    private TraceMarkdown() {}

    /** The text, with a line end at its end. */
    public static String of(Traces traces) {
        TraceMarkdown text = new TraceMarkdown();
        text.page.line(ReportMark.comment("trace").stripTrailing()).blank();
        traces.journals().forEach(text::journal);
        if (traces.journals().size() > 1) {
            text.spreads(traces);
        }
        return text.page.toString();
    }

    private void journal(Traced traced) {
        Trace trace = traced.trace();
        page.heading(
                2,
                Markdown.code(String.valueOf(traced.journal().getFileName())) + ": "
                        + Markdown.code(traced.procedureName()) + " on " + Markdown.code(traced.siteName()) + ", "
                        + TraceText.verdict(trace));
        trace.doubts()
                .forEach(doubt ->
                        page.bullet("Line " + doubt.line() + ": " + Markdown.plain(Words.sentence(doubt.what()))));
        trace.faults()
                .forEach(fault -> page.bullet("Line " + fault.line() + ": something must have failed: "
                        + Markdown.plain(Words.sentence(fault.what()))));
        trace.unexplained()
                .ifPresent(found -> page.bullet("Line " + found.line() + ": "
                        + Markdown.plain(found.server() + " is " + found.seen() + "; the model allowed: "
                                + String.join("; ", found.allowed()) + ".")));
        page.bullet(
                Figures.counted(trace.rounds(), "round of observation was judged", "rounds of observation were judged")
                        + "; the procedure is " + (trace.complete() ? "complete." : "not complete."));
        page.blank();
        if (!trace.windows().isEmpty()) {
            page.head(List.of("as it was seen", "least", "most"));
            trace.windows()
                    .forEach(window -> page.row(List.of(
                            Markdown.plain(window.measure().title()),
                            TraceText.figure(window.measure(), window.least()),
                            TraceText.figure(window.measure(), window.open() ? Measures.NEVER : window.most()))));
            page.blank();
        }
    }

    private void spreads(Traces traces) {
        page.heading(2, "All of them");
        page.paragraph("Of " + traces.journals().size() + " journals " + traces.whole()
                + " are counted: those of a possible history in which the procedure is complete.");
        page.head(List.of("as it was seen", "journals", "p50", "p95", "p99", "max"));
        for (Traces.Spread spread : traces.spreads()) {
            page.row(List.of(
                    Markdown.plain(spread.measure().title()),
                    Figures.count(spread.least().runs()),
                    TraceText.between(spread, 50),
                    TraceText.between(spread, 95),
                    TraceText.between(spread, 99),
                    TraceText.between(spread, 100)));
        }
        page.blank();
    }
}
