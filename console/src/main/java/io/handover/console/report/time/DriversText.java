package io.handover.console.report.time;

import io.handover.analysis.drivers.Driver;
import io.handover.analysis.drivers.Drivers;
import io.handover.analysis.drivers.Estimate;
import io.handover.analysis.drivers.Explained;
import io.handover.analysis.drivers.Factor;
import io.handover.analysis.drivers.Outcome;
import io.handover.console.report.Figures;
import io.handover.console.report.Page;
import io.handover.console.report.Style;
import io.handover.console.report.Table;
import io.handover.console.report.Table.Cell;
import io.handover.console.report.Words;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What matters, as a part of a report: for each outcome a sentence, and what stands behind it. */
public final class DriversText {
    private static final int WORDS = 40;
    private static final int MOST_ROWS = 6;

    /** What explains less of an outcome gets no row of its own. */
    private static final double LEAST = 0.01;

    /** Less is no headline where something else can be told. */
    private static final double SMALL = 0.1;

    /** By so much at least two explain more together than each by itself, where that is told. */
    private static final double NEARLY_THE_SUM = 0.03;

    private DriversText() {}

    /** Writes it at the end of a page. */
    public static void write(Page page, Drivers drivers) {
        page.blank().heading("What matters: by which timings and which chances the runs differ");
        if (drivers.outcomes().isEmpty()) {
            page.blank()
                    .paragraph(
                            "  ",
                            drivers.runs() == 0
                                    ? "There are no runs."
                                    : "The runs differ in nothing that is measured or checked.");
            return;
        }
        for (Explained explained : drivers.outcomes()) {
            outcome(page, explained, drivers.runs());
        }
        page.blank();
        page.paragraph(
                "  alone    ",
                "the share of the outcome's variance that it explains by itself, in %, with the 95 % confidence interval; these"
                        + " shares add up");
        page.paragraph(
                "  rank     ",
                "Spearman's rank correlation, from -1 to 1: above 0 where more of it goes with more of the outcome");
        page.paragraph(
                "  at all   ",
                "how much of the outcome's whole distribution depends on it, in whatever way: 0 nothing, 1 all (Cramér and von Mises)");
        page.paragraph(
                "           ",
                "Found from " + Figures.counted(drivers.runs(), "run") + " and "
                        + Figures.counted(drivers.factors().size(), "choice")
                        + " that they make, all independent of one another; what does not stand out from chance is left out.");
    }

    private static void outcome(Page page, Explained explained, int runs) {
        List<Driver> drivers = explained.drivers();
        page.blank();
        String also = explained.outcomes().size() == 1
                ? ""
                : "; the same in each run: "
                        + String.join(
                                ", ",
                                explained.outcomes().stream()
                                        .skip(1)
                                        .map(Outcome::words)
                                        .toList());
        String counted = explained.runs() == runs
                ? ""
                : " (in the " + Figures.counted(explained.runs(), "run") + " in which it ends)";
        page.line(
                "  "
                        + Words.sentence(explained.outcomes().get(0).words() + counted + also)
                                .replaceFirst("\\.$", ""),
                Style.HEADING);
        page.paragraph("  ", sentence(explained));
        if (drivers.isEmpty()) {
            return;
        }
        Table table = Table.ofWords("", List.of("alone", "rank", "at all"), WORDS);
        int rows = 0;
        double rest = 0;
        int others = 0;
        for (Driver driver : drivers) {
            if (rows < MOST_ROWS
                    && (driver.share().value() >= LEAST || driver.dependence().value() >= LEAST)) {
                rows++;
                table.row(
                        driver.factor().words(),
                        List.of(
                                Cell.of(percent(driver.share())),
                                Cell.of(
                                        driver.factor().growth() == Factor.Growth.NONE
                                                ? "-"
                                                : signed(driver.correlation().value())),
                                Cell.of(String.format(
                                        Locale.ROOT, "%.2f", driver.dependence().value()))));
            } else {
                others++;
                rest += driver.share().value();
            }
        }
        if (others > 0) {
            table.row(Figures.counted(others, "other"), List.of(Cell.of(percent(rest)), Cell.of(""), Cell.of("")));
        }
        table.row(
                "only together, or no factor",
                List.of(Cell.of(percent(explained.unexplained())), Cell.of(""), Cell.of("")));
        page.table(table, 4);
    }

    /** {@code "80 % (76-84) of the differences are the reaction before step 6 (set-standby DK_MGT_1): the longer it is, the more."} */
    static String sentence(Explained explained) {
        if (explained.drivers().isEmpty()) {
            return "Nothing stands out: no timing and no chance matters by itself.";
        }
        Driver first = explained.drivers().get(0);
        Driver closest = explained.drivers().stream()
                .max(Comparator.comparingDouble(driver -> driver.dependence().value()))
                .orElse(first);
        if (first.share().value() < SMALL
                && closest.dependence().value() > 2 * first.share().value()) {
            return "Few runs, which stand far out, make most of the variance, and no factor explains these. Of the runs' order most is "
                    + closest.factor().words() + direction(closest) + ".";
        }
        String all = explained
                .together()
                .filter(together -> together.share().low() > SMALL
                        && together.share().value() > NEARLY_THE_SUM + sum(explained, together.first()))
                .map(together -> " Together with "
                        + explained.drivers().subList(1, together.first()).stream()
                                .map(driver -> driver.factor().words())
                                .collect(Collectors.joining(" and "))
                        + " it is " + share(together.share()) + ".")
                .orElse("");
        return share(first.share()) + " of the differences are "
                + first.factor().words() + direction(first) + "." + all;
    }

    private static double sum(Explained explained, int first) {
        return explained.drivers().subList(0, first).stream()
                .mapToDouble(driver -> driver.share().value())
                .sum();
    }

    private static String share(Estimate share) {
        return percent(share).replaceFirst(" ", " % ");
    }

    private static String direction(Driver driver) {
        Estimate correlation = driver.correlation();
        if (correlation.low() <= 0 && correlation.high() >= 0) {
            return "";
        }
        String more = correlation.value() > 0 ? "the more" : "the less";
        return switch (driver.factor().growth()) {
            case LONGER -> ": the longer, " + more;
            case LATER -> correlation.value() > 0 ? ": the later, the more" : ": the sooner, the more";
            case MORE -> ": the more, " + more;
            case NONE -> "";
        };
    }

    private static String percent(Estimate share) {
        return percent(share.value()) + " (" + percent(share.low()) + "-" + percent(share.high()) + ")";
    }

    private static String percent(double share) {
        return share > 0 && share < 0.005 ? "<1" : String.valueOf(Math.round(100 * share));
    }

    private static String signed(double correlation) {
        return String.format(Locale.ROOT, "%+.2f", correlation);
    }
}
