package io.handover.console.report.time;

import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.h3;
import static j2html.TagCreator.p;
import static j2html.TagCreator.text;

import io.handover.analysis.time.Estimate;
import io.handover.analysis.time.Level;
import io.handover.analysis.time.Moving;
import io.handover.analysis.time.Promise;
import io.handover.analysis.time.Share;
import io.handover.analysis.time.StepTime;
import io.handover.analysis.time.Summary;
import io.handover.analysis.time.Swept;
import io.handover.analysis.time.TimeReport;
import io.handover.analysis.time.TimeRequest;
import io.handover.analysis.time.Times;
import io.handover.console.Terminal;
import io.handover.console.html.HtmlPage;
import io.handover.console.html.Parts;
import io.handover.console.html.Plots;
import io.handover.console.html.Scale;
import io.handover.console.html.Tone;
import io.handover.console.report.Figures;
import io.handover.console.report.PageParts;
import io.handover.console.report.StepRows;
import io.handover.simulator.campaign.FaultClass;
import io.handover.simulator.campaign.Measure;
import io.handover.simulator.campaign.Percentiles;
import io.handover.simulator.run.Measures;
import io.handover.simulator.run.StepTimes;
import j2html.tags.DomContent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** How long a procedure takes, as a page for a browser: what operators ask for first, then every distribution as a plot and in figures. */
public final class TimeHtml {
    /** So many points make a curve. */
    private static final int POINTS = 200;

    private static final int MOST_SWEPT = 6;

    private final TimeReport report;
    private final TimeRequest request;
    private final Times times;

    private TimeHtml(TimeReport report) {
        this.report = report;
        this.request = report.request();
        this.times = report.times();
    }

    /** The page. */
    public static String of(TimeReport report) {
        return new TimeHtml(report).page().toString();
    }

    private HtmlPage page() {
        HtmlPage page = PageParts.page(
                "time",
                "Time of " + request.subject().procedureName() + " on "
                        + request.subject().siteName());
        page.verdict(
                report.interrupted() || !report.reached().isReached() ? Tone.DOUBT : Tone.PLAIN,
                report.interrupted()
                        ? "Interrupted: this is what was known by then"
                        : "Measured in " + Figures.counted(times.runs(), "run"),
                headline(),
                Parts.note(new TimeText(report, Terminal.NONE).measured()));
        if (times.runs() > 0) {
            page.section("promises", "Promises", promises(), again());
            page.section("spread", "How it spreads", spread());
            page.section("measures", "All measures", measures(), again());
            page.section("steps", "Steps", steps(), again());
        }
        for (int i = 0; i < report.swept().size(); i++) {
            Swept swept = report.swept().get(i);
            page.section("sweep-" + (i + 1), "Sweep of " + swept.sweep().parameter(), sweep(swept), again());
        }
        new FoundHtml(report.found(), this::again).write(page);
        page.section("basis", "What was measured", basis());
        return page;
    }

    private DomContent again() {
        return PageParts.again("Seed " + request.seed(), request.command());
    }

    private DomContent headline() {
        if (times.runs() == 0) {
            return p("Nothing is known.");
        }
        Parts.Facts facts = new Parts.Facts();
        Headline.sentences(times).forEach(facts::fact);
        if (times.unsettled() > 0) {
            facts.fact(
                    "unknown",
                    Tone.DOUBT.words(Figures.counted(times.unsettled(), "run")
                            + " did not come to rest; what they would have done is unknown."));
        }
        return facts.list();
    }

    // ---- promises -------------------------------------------------------------------------------------------------

    private DomContent promises() {
        double most = times.promises().stream()
                .mapToDouble(promise -> promise.broken().high())
                .max()
                .orElse(1);
        Scale scale = Scale.linear(0, most, value -> Figures.percent(value) + " %");
        Parts.Grid grid = new Parts.Grid(
                        "In which share of the runs each promise is broken; 'below': not seen in any run, which does not prove that it"
                                + " cannot be",
                        List.of("promise", "share", "broken in"))
                .ofFigures()
                .axis(1, Plots.axis(scale));
        for (Promise promise : times.promises()) {
            Share broken = promise.broken();
            Tone tone = broken.isNeverSeen() ? Tone.PLAIN : Tone.BAD;
            grid.row(
                    promise.check().name(),
                    List.of(
                            Plots.interval(tone, scale, broken.low(), broken.value(), broken.high(), Optional.empty()),
                            tone.words(Unit.of(broken))));
        }
        return grid.table();
    }

    // ---- distributions --------------------------------------------------------------------------------------------

    private List<DomContent> spread() {
        List<DomContent> parts = new ArrayList<>();
        for (Measure measure : Measure.values()) {
            Summary summary = times.of(measure);
            if (HistogramText.isWorthIt(summary) && summary.kept().ended() > 0) {
                parts.add(spread(measure, summary));
            }
        }
        return List.of(parts.isEmpty() ? p("Every measure is the same in all runs.") : Parts.beside(parts), again());
    }

    private static DomContent spread(Measure measure, Summary summary) {
        String title = MeasureText.title(measure);
        Unit unit = Unit.of(measure);
        Percentiles kept = summary.kept();
        double least = Math.max(0, kept.leastAtRank(1));
        double most = kept.atRank(kept.ended());
        Scale scale = unit == Unit.TIME
                ? PageParts.linearTimes(least, most)
                : Scale.linear(least, most, value -> Figures.count(Math.round(value)));
        Parts.Grid grid = new Parts.Grid("Runs by " + title, List.of("value", "share", "runs")).ofFigures();
        List<HistogramText.Row> rows = HistogramText.rows(unit, summary);
        long highest = rows.stream().mapToLong(HistogramText.Row::runs).max().orElse(1);
        rows.forEach(row -> grid.row(
                row.label(),
                List.of(
                        Plots.bar((double) row.runs() / highest),
                        text(Figures.percent((double) row.runs() / summary.runs()) + " %"))));
        return div(
                h3(MeasureText.capital(title)),
                Plots.shares(
                        "Share of the runs that stay within: " + title
                                + (summary.never().hits() == 0
                                        ? "."
                                        : "; it never ends in " + Unit.of(summary.never()) + "."),
                        scale,
                        points(summary)),
                Parts.folded("The same as bars", grid.table()));
    }

    private static List<Plots.Point> points(Summary summary) {
        Percentiles kept = summary.kept();
        List<Plots.Point> points = new ArrayList<>();
        long last = 0;
        for (int i = 0; i <= POINTS; i++) {
            long rank = Math.max(1, i * kept.ended() / POINTS);
            if (rank != last) {
                points.add(new Plots.Point(kept.atRank(rank), (double) rank / summary.runs()));
                last = rank;
            }
        }
        return points;
    }

    // ---- figures --------------------------------------------------------------------------------------------------

    private DomContent measures() {
        Scale scale = scale(Stream.of(Measure.values())
                .filter(measure -> Unit.of(measure) == Unit.TIME)
                .map(times::of));
        Parts.Grid grid = new Parts.Grid(
                        "What so many of the runs stay within, with intervals; a dot at the median, a bar up to 99.9 %, a line up to the"
                                + " longest",
                        Stream.of(Stream.of("measure", "median to maximum"), levels(), Stream.of("never"))
                                .flatMap(names -> names)
                                .toList())
                .ofFigures()
                .axis(1, Plots.axis(scale));
        for (Measure measure : Measure.values()) {
            Summary summary = times.of(measure);
            List<DomContent> cells = new ArrayList<>();
            cells.add(Unit.of(measure) == Unit.TIME ? Plots.percentiles(scale, values(summary)) : text(""));
            summary.all().forEach(estimate -> cells.add(text(Unit.of(measure).of(estimate))));
            cells.add(text(Unit.of(summary.never())));
            grid.row(MeasureText.title(measure), cells);
        }
        return grid.table();
    }

    private static Stream<String> levels() {
        return Stream.of(Level.values()).map(Level::key);
    }

    private static Scale scale(Stream<Summary> summaries) {
        return PageParts.times(
                1_000,
                summaries
                        .flatMap(summary -> values(summary).stream())
                        .filter(value -> !value.isInfinite())
                        .mapToDouble(value -> value)
                        .max()
                        .orElse(1_000));
    }

    private static List<Double> values(Summary summary) {
        return summary.all().stream()
                .map(Estimate::value)
                .map(value -> value == Measures.NEVER ? Double.POSITIVE_INFINITY : value)
                .toList();
    }

    private DomContent steps() {
        List<String> names = StepRows.of(request.subject().plan());
        Scale scale = scale(times.steps().stream().map(StepTime::total));
        Parts.Grid grid = new Parts.Grid(
                        "The median, and what 95 % of the runs stay within",
                        Stream.concat(
                                        Stream.of("step", "in all", "in all"),
                                        Stream.of(StepTimes.Part.values()).map(StepTimes.Part::key))
                                .toList())
                .ofFigures()
                .axis(1, Plots.axis(scale));
        for (StepTime step : times.steps()) {
            List<DomContent> cells = new ArrayList<>();
            cells.add(Plots.percentiles(scale, values(step.total())));
            cells.add(text(ends(step.total())));
            Stream.of(StepTimes.Part.values()).forEach(part -> cells.add(text(ends(step.part(part)))));
            grid.row(names.get(step.step()), cells);
        }
        return grid.table();
    }

    private static String ends(Summary summary) {
        String median = Unit.TIME.of(summary.at(Level.P50).value());
        String most = Unit.TIME.of(summary.at(Level.P95).value());
        return median.equals(most) ? median : median + " / " + most;
    }

    // ---- sweeps ---------------------------------------------------------------------------------------------------

    private static DomContent sweep(Swept swept) {
        if (swept.times().isEmpty()) {
            return p("Interrupted before its first point was done.");
        }
        List<Moving> moves = Moving.of(swept).stream().filter(Moving::isMoved).toList();
        return div(
                p(
                        "Everything else is left as it is, and all points have the same seed, so that they differ by it alone. From "
                                + swept.sweep().points().get(0).means() + " to "
                                + swept.sweep()
                                        .points()
                                        .get(swept.sweep().points().size() - 1)
                                        .means() + "."),
                moves.isEmpty()
                        ? p("Nothing moves by more than chance would.")
                        : p("What moves, by more than chance would:"),
                each(moves.stream().limit(MOST_SWEPT).toList(), moving -> sweep(swept, moving)));
    }

    private static DomContent sweep(Swept swept, Moving moving) {
        double most = swept.times().stream().mapToDouble(moving::value).max().orElse(1);
        Parts.Grid grid = new Parts.Grid(
                        MeasureText.capital(SweepText.title(moving)),
                        List.of(swept.sweep().parameter(), "", "value"))
                .ofFigures();
        for (int i = 0; i < swept.times().size(); i++) {
            Times one = swept.times().get(i);
            grid.row(
                    swept.sweep().points().get(i).written(),
                    List.of(Plots.bar(most == 0 ? 0 : moving.value(one) / most), text(SweepText.figure(moving, one))));
        }
        return grid.table();
    }

    // ---- what was measured ----------------------------------------------------------------------------------------

    private List<DomContent> basis() {
        FaultClass faults = request.faults();
        return List.of(
                PageParts.subject(request.subject())
                        .fact("faults", faults.name())
                        .fact("runs", Figures.counted(report.reached().runs(), "run") + ", seed " + request.seed())
                        .list(),
                again(),
                Parts.folded("The procedure, as it was measured", PageParts.procedure(request.subject())));
    }
}
