package io.handover.console.report.check;

import io.handover.analysis.check.CheckReport;
import io.handover.analysis.check.SmallScope;
import io.handover.console.report.Figures;
import io.handover.console.report.Page;
import io.handover.console.report.StepRows;
import io.handover.console.report.Style;
import io.handover.console.report.Table;
import io.handover.console.report.Table.Cell;
import io.handover.simulator.campaign.Interval;
import io.handover.simulator.campaign.Measure;
import io.handover.simulator.campaign.Percentiles;
import io.handover.simulator.campaign.Tally;
import io.handover.simulator.run.Check;
import io.handover.simulator.run.Measures;
import io.handover.simulator.run.StepTimes;
import io.handover.simulator.run.Witness;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What stands behind a check's verdict: the matrix of promises by fault class, times, and what the runs went through. */
final class DetailsText {
    private static final int WORDS = 44;

    private final CheckReport report;
    private final Page page;

    DetailsText(CheckReport report, Page page) {
        this.report = report;
        this.page = page;
    }

    void write() {
        matrix();
        timings();
        steps();
        witnesses();
    }

    // ---- the matrix -----------------------------------------------------------------------------------------------

    private void matrix() {
        page.blank().heading("Properties by fault class");
        page.blank();
        Table table = Table.ofNames(
                "faults", report.checks().stream().map(Check::name).toList());
        List<String> folded = new ArrayList<>();
        for (int row = 0; row < report.tallies().size(); row++) {
            List<Cell> cells = cells(row);
            String name = report.tallies().get(row).faultClass().name();
            if (row > 0 && addsNothing(row)) {
                folded.add(name);
            } else {
                table.row(name, cells);
            }
        }
        page.table(table, 0);
        page.blank();
        if (!folded.isEmpty()) {
            page.paragraph(
                    "  as none   ", "the rows that say the same as that without faults: " + String.join(", ", folded));
        }
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

    private List<Cell> cells(int row) {
        return IntStream.range(0, report.checks().size())
                .mapToObj(check -> cell(row, check))
                .toList();
    }

    /**
     * Whether a row says what the one without faults says: of each promise the same verdict, a proof of no faults being no more than that it
     * held, and a share that may be the same one, as the intervals overlap.
     */
    private boolean addsNothing(int row) {
        Tally none = report.tallies().get(0);
        Tally tally = report.tallies().get(row);
        if (!none.faultClass().isNone() || tally.unsettled() > 0 || tally.shortOfChanges() > 0) {
            return false;
        }
        for (int check = 0; check < report.checks().size(); check++) {
            Interval one = none.interval(check);
            Interval other = tally.interval(check);
            if (report.verdict(0, check) != report.verdict(row, check)
                    || tally.violations(check) > 0 && (one.low() > other.high() || other.low() > one.high())) {
                return false;
            }
        }
        return true;
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
        List<String> rows = StepRows.of(report.request().subject().plan());
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
        Table table =
                Table.ofWords("", ends().stream().map(DetailsText::faultsOf).toList(), Integer.MAX_VALUE);
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
}
