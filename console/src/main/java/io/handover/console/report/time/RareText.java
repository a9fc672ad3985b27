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
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** How probable a rare failure is, as a section of a report. */
public final class RareText {
    /** On fewer trees than this, were they to count alike, a figure stands badly. */
    private static final double FEW = 10;

    private static final int MOST_WORDS = 34;

    private final Page page;
    private final RareReport report;
    private final Estimate estimate;

    private RareText(Page page, RareReport report) {
        this.page = page;
        this.report = report;
        this.estimate = report.estimate();
    }

    /** Writes it at the end of a page. */
    public static void write(Page page, RareReport report) {
        new RareText(page, report).write();
    }

    private void write() {
        page.heading("Rare failure: " + report.check().name());
        page.paragraph("  promise      ", report.check().promise());
        page.paragraph("  faults       ", faults());
        if (estimate.stopped()) {
            page.paragraph("  interrupted  ", "what was known by then", Style.DOUBT);
        }
        if (report.isSeen()) {
            seen();
        } else {
            page.paragraph("  probability  ", probability(report), Style.DOUBT);
        }
        runs();
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

    private String faults() {
        return report.faults().isEmpty()
                ? "none"
                : report.faults().stream().map(Fault::name).collect(Collectors.joining(", "));
    }

    private void seen() {
        page.paragraph("  probability  ", probability(report), Style.BAD);
        if (report.standsOn() < FEW) {
            page.paragraph(
                    "  doubt        ",
                    "few trees make up most of that figure: rely on the interval, or ask for more runs",
                    Style.DOUBT);
        }
        page.paragraph(
                "  not seen     ",
                "a way to fail that no run took adds at most " + Figures.percent(3.0 / estimate.trees()) + " %: the "
                        + Figures.count(estimate.trees()) + " runs that were split are a plain sample");
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

    private void runs() {
        page.paragraph(
                "  runs         ",
                Figures.count(estimate.allRuns()) + ", " + Figures.count(estimate.pilotRuns())
                        + " of them to learn where to split; each that was done again counts as one");
        if (report.gain() > 0) {
            page.paragraph(
                    "  plain runs   ",
                    round(estimate.plainRuns()) + " would be as exact: " + round(report.gain()) + " times as many");
        }
    }

    private void levels() {
        page.paragraph(
                "  distance     ",
                report.scope()
                        .map(scope -> "as explored with " + SmallScope.words(scope))
                        .orElse(
                                "not known: no way to a violation was explored, so that runs are split where faults strike"));
        List<Level> levels = report.levels();
        if (levels.size() < 2) {
            return;
        }
        Table table = Table.ofWords(
                "what is left to it", List.of("come there", "passed", "by chance", "strikes"), MOST_WORDS);
        for (Level level : levels) {
            table.row(
                    left(level),
                    List.of(
                            Cell.of(Figures.percent(level.reached()) + " %"),
                            Cell.of(Figures.percent(level.passed()) + " %"),
                            Cell.of(Integer.toString(level.natural())),
                            Cell.of(String.format(Locale.ROOT, "%.2f", level.asked()))));
        }
        page.blank();
        page.table(table, 2);
    }

    private static String left(Level level) {
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
