package io.handover.console.report.check;

import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.h3;
import static j2html.TagCreator.span;
import static j2html.TagCreator.text;

import io.handover.analysis.check.CheckReport;
import io.handover.analysis.check.SmallScope;
import io.handover.console.html.Parts;
import io.handover.console.html.Plots;
import io.handover.console.html.Scale;
import io.handover.console.html.Tone;
import io.handover.console.report.Figures;
import io.handover.console.report.StepRows;
import io.handover.console.report.PageParts;
import io.handover.simulator.campaign.Interval;
import io.handover.simulator.campaign.Measure;
import io.handover.simulator.campaign.Percentiles;
import io.handover.simulator.campaign.Tally;
import io.handover.simulator.run.Check;
import io.handover.simulator.run.Measures;
import io.handover.simulator.run.StepTimes;
import io.handover.simulator.run.Witness;
import j2html.tags.DomContent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What stands behind a check's verdict, as parts of a page: the matrix of promises by fault class, times, what the runs went through. */
final class DetailsHtml {
    private static final List<Integer> PERCENTS = List.of(50, 95, 99, 100);
    private static final List<String> HEADINGS = List.of("p50", "p95", "p99", "max");

    private final CheckReport report;

    DetailsHtml(CheckReport report) {
        this.report = report;
    }

    // ---- the matrix -----------------------------------------------------------------------------------------------

    DomContent matrix() {
        List<String> headings = new ArrayList<>(List.of("faults"));
        report.checks().stream().map(Check::name).forEach(headings::add);
        Parts.Grid grid = new Parts.Grid(
                        "In what share of the runs each promise is violated, with the 95 % confidence interval on a bar from 0 to 100 %",
                        headings)
                .ofCells();
        for (int row = 0; row < report.tallies().size(); row++) {
            int of = row;
            grid.row(
                    report.tallies().get(row).faultClass().name(),
                    IntStream.range(0, report.checks().size())
                            .mapToObj(check -> cell(of, check))
                            .toList());
        }
        Parts.Facts facts = new Parts.Facts()
                .fact(
                        "held",
                        "not seen in " + Figures.counted(report.request().runs(), "run")
                                + ", which put it to the test; that is no proof");
        List<String> bounds = bounds();
        if (!bounds.isEmpty()) {
            facts.fact(
                    "proved",
                    text("within these bounds no interleaving violates it, all were explored:"),
                    Parts.listed(bounds));
            facts.fact(
                    "possible",
                    "not seen in any run, yet an interleaving within these bounds violates it, of this class or of one with fewer"
                            + " faults");
        }
        facts.fact(
                "unknown",
                "no run put it to the test, or the fault found nothing to strike in any run, or a run could not be judged: not a"
                        + " pass");
        return div(grid.table(), facts.list());
    }

    private List<String> bounds() {
        List<String> bounds = new ArrayList<>();
        for (int row = 0; row < report.tallies().size(); row++) {
            String explored = bounds(row);
            if (!explored.isEmpty()) {
                bounds.add(report.tallies().get(row).faultClass().name() + ": " + explored);
            }
        }
        return bounds;
    }

    private String bounds(int row) {
        return IntStream.range(0, report.checks().size())
                .mapToObj(check -> report.explored(row, check))
                .flatMap(Optional::stream)
                .map(SmallScope.Explored::bounds)
                .distinct()
                .collect(Collectors.joining("; some only with "));
    }

    private DomContent cell(int row, int check) {
        Tally tally = report.tallies().get(row);
        if (report.isPossible(row, check)) {
            return Tone.BAD.words("possible");
        }
        if (report.isProved(row, check)) {
            return Tone.GOOD.words("proved");
        }
        return switch (tally.verdict(check)) {
            case HELD -> Tone.GOOD.words("held");
            case UNKNOWN -> Tone.DOUBT.words("unknown");
            case VIOLATED -> {
                double share = (double) tally.violations(check) / tally.runs();
                Interval interval = tally.interval(check);
                yield div(
                        Tone.BAD.words(Figures.percent(share) + " %"),
                        span(Figures.interval(interval)).withClass("cell-note"),
                        Plots.share(Tone.BAD, interval.low(), share, interval.high()));
            }
        };
    }

    // ---- times ----------------------------------------------------------------------------------------------------

    /** The rows of which figures are shown: the first and the last, no faults and all together where these are there. */
    private List<Tally> ends() {
        List<Tally> tallies = report.tallies();
        return tallies.size() == 1 ? tallies : List.of(tallies.get(0), tallies.get(tallies.size() - 1));
    }

    DomContent times() {
        return div(
                each(ends(), this::times),
                Parts.note(
                        "Simulated time. A plot has a dot at the median, a bar up to 99 % of the runs and a line up to the longest;"
                                + " 'never': it did not come to an end, or did not happen, in that part of the runs."),
                steps());
    }

    private DomContent times(Tally tally) {
        Scale scale = scale(Stream.of(Measure.values())
                .filter(measure -> measure.unit().equals("ms"))
                .map(tally::at));
        Parts.Grid grid = new Parts.Grid(
                        "Times and lost changes, faults: " + tally.faultClass().name(),
                        Stream.concat(Stream.of("measure", "median to maximum"), HEADINGS.stream())
                                .toList())
                .ofFigures()
                .axis(1, Plots.axis(scale));
        for (Measure measure : Measure.values()) {
            Percentiles percentiles = tally.at(measure);
            boolean isTime = measure.unit().equals("ms");
            List<DomContent> cells = new ArrayList<>();
            cells.add(isTime ? Plots.percentiles(scale, values(percentiles)) : text(""));
            PERCENTS.forEach(percent -> cells.add(text(figure(isTime, percentiles.at(percent)))));
            grid.row(measure.title(), cells);
        }
        return grid.table();
    }

    private static Scale scale(Stream<Percentiles> all) {
        return PageParts.times(
                1_000,
                all.flatMap(percentiles -> values(percentiles).stream())
                        .filter(value -> !value.isInfinite())
                        .mapToDouble(value -> value)
                        .max()
                        .orElse(1_000));
    }

    private static List<Double> values(Percentiles percentiles) {
        return PERCENTS.stream()
                .map(percentiles::at)
                .map(value -> value == Measures.NEVER ? Double.POSITIVE_INFINITY : value)
                .toList();
    }

    private static String figure(boolean isTime, long value) {
        return isTime || value == Measures.NEVER ? Figures.duration(value) : Figures.count(value);
    }

    private DomContent steps() {
        Tally tally = report.tallies().get(0);
        List<String> rows = StepRows.of(report.request().subject().plan());
        List<StepTimes.Part> parts = List.of(StepTimes.Part.values());
        Parts.Grid grid = new Parts.Grid(
                        "The median, and what 95 % of the runs stay within; faults: "
                                + tally.faultClass().name(),
                        Stream.concat(Stream.of("step"), parts.stream().map(StepTimes.Part::key))
                                .toList())
                .ofFigures();
        for (int step = 0; step < rows.size(); step++) {
            int of = step;
            if (tally.atStep(step, StepTimes.Part.WAITING).runs() > 0) {
                grid.row(
                        rows.get(step),
                        parts.stream()
                                .map(part -> text(part(tally.atStep(of, part))))
                                .toList());
            }
        }
        return div(
                h3("Where the operator's time goes"),
                grid.table(),
                new Parts.Facts()
                        .fact(
                                "reaction",
                                "from seeing what is to be seen until the next command is given, or its client opened")
                        .fact("opening", "until the client is open")
                        .fact("command", "from giving the command until its effect, or its beginning")
                        .fact("waiting", "until the step's goal is seen, all looks and the client's block included")
                        .list());
    }

    private static String part(Percentiles percentiles) {
        String median = Figures.duration(percentiles.at(50));
        String most = Figures.duration(percentiles.at(95));
        return median.equals(most) ? median : median + " / " + most;
    }

    // ---- coverage -------------------------------------------------------------------------------------------------

    DomContent witnesses() {
        Parts.Grid grid = new Parts.Grid(
                        "Share of the runs in which it happened",
                        Stream.concat(
                                        Stream.of("what"),
                                        ends().stream()
                                                .map(tally -> "faults: "
                                                        + tally.faultClass().name()))
                                .toList())
                .ofFigures();
        for (Witness witness : Witness.values()) {
            grid.row(
                    witness.sentence(),
                    ends().stream()
                            .map(tally -> text(
                                    tally.runs() == 0
                                            ? "-"
                                            : Figures.percent((double) tally.witnessed(witness) / tally.runs()) + " %"))
                            .toList());
        }
        return grid.table();
    }
}
