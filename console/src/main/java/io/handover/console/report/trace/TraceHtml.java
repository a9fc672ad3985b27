package io.handover.console.report.trace;

import static j2html.TagCreator.div;
import static j2html.TagCreator.h3;
import static j2html.TagCreator.p;
import static j2html.TagCreator.text;

import io.handover.console.html.Column;
import io.handover.console.html.DrawnTimeline;
import io.handover.console.html.HtmlPage;
import io.handover.console.html.Parts;
import io.handover.console.html.Plots;
import io.handover.console.html.Scale;
import io.handover.console.html.Tone;
import io.handover.console.report.Declared;
import io.handover.console.report.Figures;
import io.handover.console.report.PageParts;
import io.handover.console.report.Words;
import io.handover.executor.trace.Trace;
import io.handover.executor.trace.Window;
import io.handover.simulator.campaign.Measure;
import j2html.tags.DomContent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** What journals are worth, as a page for a browser: the history against the model, drawn, and how long which windows were. */
public final class TraceHtml {
    /** So many journals are drawn. */
    private static final int MOST_DRAWN = 10;

    private static final List<Integer> PERCENTS = List.of(50, 95, 99, 100);

    private final Traces traces;
    private final Optional<MeasuredTiming> timing;
    private final String command;

    private TraceHtml(Traces traces, Optional<MeasuredTiming> timing, String command) {
        this.traces = traces;
        this.timing = timing;
        this.command = command;
    }

    /**
     * The page.
     *
     * @param timing the site's timing, where it was asked for
     * @param command the command that judges the same
     */
    public static String of(Traces traces, Optional<MeasuredTiming> timing, String command) {
        return new TraceHtml(traces, timing, command).page().toString();
    }

    private HtmlPage page() {
        Traced first = traces.journals().get(0);
        int journals = traces.journals().size();
        HtmlPage page = PageParts.page(
                "trace",
                "Trace of " + (journals == 1 ? "a run" : Figures.counted(journals, "run")) + " of "
                        + first.procedureName() + " on " + first.siteName());
        page.verdict(tone(traces.verdict()), Words.sentence(verdict()), p(counts()));
        page.section("histories", "History against the model", histories());
        if (journals == 1) {
            page.section("windows", "Times and lost changes, as they were seen", windows(first.trace()), again());
        } else {
            page.section("windows", "Times and lost changes, as they were seen", spreads(), again());
        }
        timing.ifPresent(measured -> page.section("timing", "The site's timing, measured", timing(measured), again()));
        page.section("basis", "What was judged", basis(first), again());
        return page;
    }

    private static Tone tone(Trace.Verdict verdict) {
        return switch (verdict) {
            case POSSIBLE -> Tone.GOOD;
            case IMPOSSIBLE -> Tone.BAD;
            case UNKNOWN -> Tone.DOUBT;
        };
    }

    private String verdict() {
        if (traces.journals().size() == 1) {
            return TraceText.verdict(traces.journals().get(0).trace()) + exit();
        }
        return switch (traces.verdict()) {
                    case POSSIBLE -> "each is a possible history";
                    case IMPOSSIBLE -> "one or more are no possible history";
                    case UNKNOWN -> "of one or more it is unknown whether it is a possible history";
                }
                + exit();
    }

    private String exit() {
        return " (exit code " + traces.exitCode() + ")";
    }

    private String counts() {
        int rounds = traces.journals().stream()
                .mapToInt(traced -> traced.trace().rounds())
                .sum();
        return Figures.counted(rounds, "round of observation was judged", "rounds of observation were judged") + "; "
                + traces.whole() + " of " + Figures.counted(traces.journals().size(), "journal")
                + " tell a possible history of the complete procedure.";
    }

    private DomContent again() {
        return PageParts.again("", command);
    }

    // ---- histories ------------------------------------------------------------------------------------------------

    private List<DomContent> histories() {
        List<DomContent> parts = new ArrayList<>();
        parts.add(PageParts.legend());
        List<Traced> journals = traces.journals();
        for (int i = 0; i < journals.size(); i++) {
            parts.add(history(journals.get(i), i < MOST_DRAWN));
        }
        if (journals.size() > MOST_DRAWN) {
            parts.add(Parts.note("Only the first " + MOST_DRAWN + " journals are drawn."));
        }
        return parts;
    }

    private static DomContent history(Traced traced, boolean isDrawn) {
        Trace trace = traced.trace();
        Parts.Facts facts = new Parts.Facts()
                .fact("verdict", tone(trace.verdict()).words(TraceText.verdict(trace)))
                .fact(
                        "judged",
                        Figures.counted(trace.rounds(), "round of observation", "rounds of observation")
                                + "; the procedure is " + (trace.complete() ? "complete." : "not complete."));
        trace.doubts().forEach(doubt -> facts.fact("line " + doubt.line(), doubt.what()));
        trace.faults()
                .forEach(fault -> facts.fact("line " + fault.line(), "something must have failed: " + fault.what()));
        trace.unexplained()
                .ifPresent(found -> facts.fact(
                        "line " + found.line(),
                        Tone.BAD.words(found.server() + " is " + found.seen() + "; the model allowed:"),
                        Parts.listed(found.allowed())));
        if (!trace.ended()) {
            facts.fact(
                    "end",
                    "The journal does not say how the run ended: it goes on, was killed, or last lines are missing.");
        }
        List<Column> columns = isDrawn ? JournalColumns.of(traced.work().plan(), traced.lines()) : List.of();
        return div(
                h3(String.valueOf(traced.journal())),
                facts.list(),
                columns.isEmpty()
                        ? text("")
                        : DrawnTimeline.of(
                                "What was done and seen, by " + traced.journal() + ".",
                                traced.work().plan().serverNames(),
                                columns,
                                true));
    }

    // ---- windows --------------------------------------------------------------------------------------------------

    private DomContent windows(Trace trace) {
        Scale scale = scale(trace.windows().stream()
                .filter(window -> isTime(window.measure()))
                .flatMapToLong(window -> window.open() ? LongStream.of(window.least()) : LongStream.of(window.most())));
        Parts.Grid grid = new Parts.Grid(
                        "The site was looked at now and then: what is measured lies between the two",
                        List.of("measure", "least to most", "least", "most"))
                .ofFigures()
                .axis(1, Plots.axis(scale));
        for (Window window : trace.windows()) {
            Measure measure = window.measure();
            grid.row(
                    measure.title(),
                    List.of(
                            isTime(measure) ? Plots.between(scale, (double) window.least(), end(window)) : text(""),
                            text(TraceText.figure(measure, window.least())),
                            text(window.open() ? "no end" : TraceText.figure(measure, window.most()))));
        }
        return grid.table();
    }

    private static boolean isTime(Measure measure) {
        return measure.unit().equals("ms");
    }

    private static double end(Window window) {
        return window.open() ? Double.POSITIVE_INFINITY : window.most();
    }

    private static Scale scale(LongStream millis) {
        return PageParts.times(1_000, (double) millis.max().orElse(1_000));
    }

    private DomContent spreads() {
        Parts.Grid grid = new Parts.Grid(
                        "Counted are journals of a possible history in which the procedure is complete; '-': too few of them to tell it"
                                + " from the maximum",
                        List.of("measure", "journals", "p50", "p95", "p99", "max"))
                .ofFigures();
        for (Traces.Spread spread : traces.spreads()) {
            grid.row(
                    spread.measure().title(),
                    Stream.concat(
                                    Stream.of(Figures.count(spread.least().runs())),
                                    PERCENTS.stream().map(percent -> TraceText.between(spread, percent)))
                            .map(cell -> text(cell))
                            .toList());
        }
        return grid.table();
    }

    private static DomContent timing(MeasuredTiming measured) {
        Parts.Grid grid = new Parts.Grid(
                        "From " + Figures.counted(measured.journals(), "journal") + "; '-': too few samples, left out",
                        List.of("duration", "samples", "median", "p99", "distance", "fits"))
                .ofFigures();
        for (MeasuredTiming.Row row : measured.rows()) {
            grid.row(
                    row.activity().key(),
                    Stream.concat(Stream.of(Figures.count(row.samples())), TraceText.cells(row).stream())
                            .map(cell -> text(cell))
                            .toList());
        }
        return div(
                grid.table(),
                new Parts.Facts().fact("polls", TraceText.polls(measured)).list());
    }

    private static DomContent basis(Traced first) {
        Declared declared = Declared.on(first.work().plan());
        return new Parts.Facts()
                .fact("procedure", first.procedureName())
                .fact("site", first.siteName())
                .fact("servers", String.join(", ", first.work().plan().serverNames()))
                .fact("declared", Parts.listed(declared.sentences()))
                .fact(
                        "assumed",
                        PageParts.assumed(first.work().site().site().site().assumptions()))
                .list();
    }
}
