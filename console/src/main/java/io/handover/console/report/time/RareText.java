package io.handover.console.report.time;

import io.handover.analysis.check.SmallScope;
import io.handover.analysis.rare.RareReport;
import io.handover.analysis.rare.RareReport.Level;
import io.handover.console.report.Figures;
import io.handover.console.report.Page;
import io.handover.console.report.Style;
import io.handover.console.report.Table;
import io.handover.console.report.Table.Cell;
import io.handover.console.report.Timeline;
import io.handover.simulator.fault.Fault;
import io.handover.simulator.splitting.Estimate;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** How probable a rare failure is, as a section of a report. */
public final class RareText {
    /** Of what {@link #left} and {@link #row} tell. */
    static final List<String> LEVELS = List.of("what is left to it", "come there", "passed", "by chance", "strikes");

    private static final int LABEL = 13;

    /** On fewer trees than this, were they to count alike, a figure stands badly. */
    private static final double FEW = 10;

    private static final int MOST_WORDS = 34;

    private final Page page;
    private final RareReport report;

    private RareText(Page page, RareReport report) {
        this.page = page;
        this.report = report;
    }

    /** Writes it at the end of a page. */
    public static void write(Page page, RareReport report) {
        new RareText(page, report).write();
    }

    private void write() {
        page.heading(title(report));
        said(report)
                .forEach(said -> page.paragraph(
                        "  " + said.label() + " ".repeat(LABEL - said.label().length()), said.words(), said.style()));
        levels();
        report.told().ifPresent(told -> {
            page.blank();
            page.paragraph("  for example  ", told.diagnosis().summary(), Style.BAD);
            if (told.diagnosis().line().isPresent()) {
                page.paragraph(
                        "  see          ",
                        report.subject().place(told.diagnosis().line()));
            }
            Timeline.CLOCKED.write(page, "  ", told.story());
        });
    }

    static String title(RareReport report) {
        return "Rare failure: " + report.check().name();
    }

    /**
     * What is said of it.
     *
     * @param label what of it
     * @param words a few
     * @param style how good or bad that is
     */
    record Said(String label, String words, Style style) {
        private static Said plain(String label, String words) {
            return new Said(label, words, Style.PLAIN);
        }
    }

    /** All that is said in words, what is wanted first before what it rests on. */
    static List<Said> said(RareReport report) {
        Estimate estimate = report.estimate();
        List<Said> said = new ArrayList<>();
        said.add(Said.plain("promise", report.check().promise()));
        said.add(Said.plain("faults", faults(report)));
        if (estimate.stopped()) {
            said.add(new Said("interrupted", "what was known by then", Style.DOUBT));
        }
        said.add(new Said("probability", probability(report), report.isSeen() ? Style.BAD : Style.DOUBT));
        if (report.isSeen()) {
            if (report.standsOn() < FEW) {
                said.add(new Said(
                        "doubt",
                        "few trees make up most of that figure: rely on the interval, or ask for more runs",
                        Style.DOUBT));
            }
            said.add(Said.plain(
                    "not seen",
                    "a way to fail that no run took adds at most " + Figures.percent(3.0 / estimate.trees())
                            + " %: the " + Figures.count(estimate.trees())
                            + " runs that were split are a plain sample"));
        }
        said.add(Said.plain(
                "runs",
                Figures.count(estimate.allRuns()) + ", " + Figures.count(estimate.pilotRuns())
                        + " of them to learn where to split; each that was done again counts as one"));
        if (report.gain() > 0) {
            said.add(Said.plain(
                    "plain runs",
                    round(estimate.plainRuns()) + " would be as exact: " + round(report.gain()) + " times as many"));
        }
        said.add(
                Said.plain(
                        "distance",
                        report.scope()
                                .map(scope -> "as explored with " + SmallScope.words(scope))
                                .orElse(
                                        "not known: no way to a violation was explored, so that runs are split where faults strike")));
        return said;
    }

    private static String faults(RareReport report) {
        return report.faults().isEmpty()
                ? "none"
                : report.faults().stream().map(Fault::name).collect(Collectors.joining(", "));
    }

    /** {@code "0.0012 % (0.0009-0.0016), one in 83,000 upgrades"}. */
    static String probability(RareReport report) {
        if (report.isSeen()) {
            return Figures.percent(report.estimate().probability()) + " % (" + Figures.interval(report.interval())
                    + "), one in " + round(report.oneIn()) + " upgrades";
        }
        return report.estimate().trees() == 0
                ? "unknown: no run was made"
                : "nothing seen: below " + Figures.percent(report.interval().high()) + " %";
    }

    private void levels() {
        List<Level> levels = report.levels();
        if (levels.size() < 2) {
            return;
        }
        Table table = Table.ofWords(LEVELS.get(0), LEVELS.subList(1, LEVELS.size()), MOST_WORDS);
        for (Level level : levels) {
            table.row(left(level), row(level).stream().map(Cell::of).toList());
        }
        page.blank();
        page.table(table, 2);
    }

    /** What is told of a level, under the {@link #LEVELS} from the second on. */
    static List<String> row(Level level) {
        return List.of(
                Figures.percent(level.reached()) + " %",
                Figures.percent(level.passed()) + " %",
                Integer.toString(level.natural()),
                String.format(Locale.ROOT, "%.2f", level.asked()));
    }

    static String left(Level level) {
        return level.left()
                .map(left -> (left.faults() == 0 ? "" : Figures.counted(left.faults(), "fault") + ", ")
                        + Figures.counted(left.moves(), "move"))
                .orElse("the start");
    }

    /** To two digits: {@code 670,000}. */
    static String round(double number) {
        BigDecimal rounded = BigDecimal.valueOf(number).round(new MathContext(2, RoundingMode.HALF_UP));
        return rounded.compareTo(BigDecimal.TEN) < 0
                ? rounded.stripTrailingZeros().toPlainString()
                : Figures.count(rounded.longValue());
    }
}
