package io.handover.console.report;

import io.handover.console.Terminal;
import io.handover.console.report.Table.Cell;
import io.handover.console.run.Work;
import io.handover.executor.trace.Trace;
import io.handover.executor.trace.Window;
import java.util.List;

/** What a journal is worth, for people. */
public final class TraceText {
    private static final int WORDS = 46;

    private TraceText() {}

    /** The report. */
    public static String of(Work work, Trace trace, Terminal terminal) {
        Page page = new Page(terminal);
        page.heading(work.procedure().procedure().name() + " on "
                + work.site().site().site().name() + ": " + verdict(trace));
        page.blank();
        trace.faults()
                .forEach(fault ->
                        page.paragraph("  line " + fault.line() + "  ", "something must have failed: " + fault.what()));
        trace.unexplained().ifPresent(found -> {
            page.paragraph(
                    "  line " + found.line() + "  ", found.server() + " is " + found.seen() + "; the model allowed:");
            found.allowed().forEach(allowed -> page.paragraph("      ", allowed));
        });
        page.line("  " + trace.rounds()
                + (trace.rounds() == 1 ? " round of observation was judged" : " rounds of observation were judged")
                + "; the procedure is "
                + (trace.complete() ? "complete." : "not complete."));
        page.blank().heading("Timings and lost changes, as they were seen").blank();
        Table table = Table.ofWords("", List.of("least", "most"), WORDS);
        for (Window window : trace.windows()) {
            table.row(window.measure().title(), List.of(figure(window, window.least()), figure(window, window.most())));
        }
        page.table(table, 2);
        page.blank();
        page.paragraph("  ", "The site was looked at now and then: what is measured lies between the two.");
        return page.toString();
    }

    private static String verdict(Trace trace) {
        return switch (trace.verdict()) {
            case POSSIBLE -> trace.faults().isEmpty() ? "a possible history" : "a possible history, with faults";
            case IMPOSSIBLE -> "not a possible history";
            case UNKNOWN -> "unknown: there are too many possibilities";
        };
    }

    private static Cell figure(Window window, long value) {
        if (value == Long.MAX_VALUE) {
            return Cell.of("no end");
        }
        return Cell.of(window.measure().unit().equals("changes") ? Figures.count(value) : Figures.duration(value));
    }
}
