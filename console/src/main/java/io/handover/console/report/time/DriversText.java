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
import java.util.Optional;
import java.util.stream.Collectors;

/** What matters, as a part of a report: for each outcome a sentence, and on request what stands behind it. */
public final class DriversText {
    /** What the figures of a table mean. */
    static final String ALONE =
            "the share of the differences (of the outcome's variance) that it makes by itself, in %, with the 95 %"
                    + " confidence interval; these shares add up";

    static final String RANK =
            "Spearman's rank correlation, from -1 to 1: above 0 where more of it goes with more of the outcome";

    static final String AT_ALL =
            "how much of the outcome's whole distribution depends on it, in whatever way: 0 nothing, 1 all (the index of"
                    + " Cramér and von Mises)";

    static final String UNEXPLAINED = "only together, or by no factor";

    private static final int WORDS = 40;
    private static final int MOST_ROWS = 6;

    /** What explains less of an outcome gets no row of its own. */
    private static final double LEAST = 0.01;

    private static final int MOST_FAULTS = 3;

    /** Less is no headline where something else can be told. */
    private static final double SMALL = 0.1;

    /** By so much at least several explain more together than each by itself, where that is told. */
    private static final double MORE = 0.03;

    private DriversText() {}

    /**
     * Writes it at the end of a page.
     *
     * @param isDetailed whether the figures stand below each sentence
     */
    public static void write(Page page, Drivers drivers, boolean isDetailed) {
        page.blank().heading("What matters: which timings and which chances the runs differ by");
        if (drivers.outcomes().isEmpty()) {
            page.blank();
            page.paragraph("  ", nothing(drivers));
            return;
        }
        for (Explained explained : drivers.outcomes()) {
            page.blank();
            outcome(page, explained, drivers.runs());
            if (isDetailed && !explained.drivers().isEmpty()) {
                page.table(table(explained), 4);
            }
        }
        page.blank();
        if (isDetailed) {
            page.paragraph("  alone   ", ALONE);
            page.paragraph("  rank    ", RANK);
            page.paragraph("  at all  ", AT_ALL);
        }
        page.paragraph("  ", basis(drivers));
    }

    /** What is said where there is no outcome. */
    static String nothing(Drivers drivers) {
        return drivers.runs() == 0 ? "There are no runs." : "The runs differ in nothing that is measured or checked.";
    }

    static String basis(Drivers drivers) {
        return "Told from " + Figures.counted(drivers.runs(), "run") + " by "
                + Figures.counted(drivers.factors().size(), "factor")
                + ", none of which depends on another; what does not stand out from chance is left out.";
    }

    private static void outcome(Page page, Explained explained, int runs) {
        page.line("  " + title(explained, runs), Style.HEADING);
        same(explained).ifPresent(same -> page.paragraph("  the same in each run: ", same, Style.FAINT));
        page.paragraph("  ", sentence(explained));
        faults(explained).ifPresent(faults -> page.paragraph("  ", faults));
    }

    /** The outcome, and in how many of the runs it was looked at where that is not in all. */
    static String title(Explained explained, int runs) {
        String counted = explained.runs() == runs
                ? ""
                : " (in the " + Figures.counted(explained.runs(), "run") + " in which it ends)";
        return capital(explained.outcomes().get(0).words()) + counted;
    }

    /** The other outcomes that are the same in each run; empty where there are none. */
    static Optional<String> same(Explained explained) {
        return explained.outcomes().size() == 1
                ? Optional.empty()
                : Optional.of(explained.outcomes().stream()
                        .skip(1)
                        .map(Outcome::words)
                        .collect(Collectors.joining("; ")));
    }

    /** {@code "It is rarer by 62 % (55-70) where 'skip' does not strike, and by 12 % (9-14) where 'crash' does not."} */
    static Optional<String> faults(Explained explained) {
        String less = explained.outcomes().get(0) instanceof Outcome.Measured ? "less" : "rarer";
        return explained.faults().isEmpty()
                ? Optional.empty()
                : Optional.of("It is " + less + " by "
                        + explained.faults().stream()
                                .limit(MOST_FAULTS)
                                .map(one -> share(one.less()) + " where '" + one.fault() + "' does not strike")
                                .collect(Collectors.joining(", by "))
                        + ".");
    }

    static String capital(String words) {
        String sentence = Words.sentence(words);
        return sentence.substring(0, sentence.length() - 1);
    }

    private static Table table(Explained explained) {
        Table table = Table.ofWords("", List.of("alone", "rank", "at all"), WORDS);
        List<Driver> shown = shown(explained);
        shown.forEach(driver -> table.row(
                driver.factor().words(),
                List.of(Cell.of(percent(driver.share())), Cell.of(rank(driver)), Cell.of(dependence(driver)))));
        int others = explained.drivers().size() - shown.size();
        if (others > 0) {
            table.row(Figures.counted(others, "other"), rest(percent(others(explained))));
        }
        table.row(UNEXPLAINED, rest(percent(explained.unexplained())));
        explained.together().ifPresent(together -> table.row(together(together), rest(percent(together.share()))));
        return table;
    }

    /** Those that get a row of their own. */
    static List<Driver> shown(Explained explained) {
        return explained.drivers().stream()
                .filter(driver ->
                        Math.max(driver.share().value(), driver.dependence().value()) >= LEAST)
                .limit(MOST_ROWS)
                .toList();
    }

    /** What those explain that get none. */
    static double others(Explained explained) {
        List<Driver> shown = shown(explained);
        return explained.drivers().stream()
                .filter(driver -> !shown.contains(driver))
                .mapToDouble(driver -> driver.share().value())
                .sum();
    }

    static String rank(Driver driver) {
        return driver.factor().growth() == Factor.Growth.NONE
                ? "-"
                : String.format(Locale.ROOT, "%+.2f", driver.correlation().value());
    }

    static String dependence(Driver driver) {
        return String.format(Locale.ROOT, "%.2f", driver.dependence().value());
    }

    static String together(Explained.Together together) {
        return "the first " + (together.first() == 2 ? "two" : "three") + " with what they do together";
    }

    private static List<Cell> rest(String share) {
        return List.of(Cell.of(share), Cell.of(""), Cell.of(""));
    }

    /** {@code "80 % (76-84) of the differences come from the reaction before step 6 (set-standby DK_MGT_1): the longer, the more."} */
    static String sentence(Explained explained) {
        if (explained.drivers().isEmpty()) {
            return "No timing and no chance stands out by itself.";
        }
        Driver first = explained.drivers().get(0);
        Driver closest = explained.drivers().stream()
                .max(Comparator.comparingDouble(driver -> driver.dependence().value()))
                .orElse(first);
        if (first.share().value() < SMALL
                && closest.dependence().value() > 2 * first.share().value()) {
            return "Hardly any of the differences comes from one factor by itself: a few runs that stand far out make the most of"
                    + " them. Among all others it is " + closest.factor().words() + direction(closest) + ".";
        }
        return share(first.share()) + " of the differences " + (isOne(first.share()) ? "comes" : "come") + " from "
                + first.factor().words() + direction(first) + "."
                + more(explained).map(more -> " " + more).orElse("");
    }

    /** What the first do together, where that is more than what they do alone. */
    private static Optional<String> more(Explained explained) {
        return explained
                .together()
                .filter(together -> {
                    double alone = explained.drivers().subList(0, together.first()).stream()
                            .mapToDouble(driver -> driver.share().value())
                            .sum();
                    return together.share().value() > alone + MORE;
                })
                .map(together -> "Together with "
                        + explained.drivers().subList(1, together.first()).stream()
                                .map(driver -> driver.factor().words())
                                .collect(Collectors.joining(" and "))
                        + " it is " + share(together.share()) + ".");
    }

    private static boolean isOne(Estimate share) {
        return percent(share.value()).equals("1");
    }

    private static String direction(Driver driver) {
        Estimate correlation = driver.correlation();
        if (correlation.low() <= 0 && correlation.high() >= 0) {
            return "";
        }
        boolean isUp = correlation.value() > 0;
        return switch (driver.factor().growth()) {
            case LONGER -> isUp ? ": the longer, the more" : ": the shorter, the more";
            case LATER -> isUp ? ": the later, the more" : ": the sooner, the more";
            case MORE -> isUp ? ": the more of them, the more" : ": the fewer of them, the more";
            case NONE -> "";
        };
    }

    /** {@code "80 % (76-84)"}. */
    static String share(Estimate share) {
        return percent(share).replaceFirst(" ", " % ");
    }

    /** {@code "80 (76-84)"}, in percent. */
    static String percent(Estimate share) {
        return percent(share.value()) + " (" + percent(share.low()) + "-" + percent(share.high()) + ")";
    }

    static String percent(double share) {
        return share > 0 && share < 0.005 ? "<1" : String.valueOf(Math.round(100 * share));
    }
}
