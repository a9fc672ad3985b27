package io.handover.console.report.time;

import io.handover.analysis.drivers.Sobol;
import io.handover.analysis.drivers.SobolIndex;
import io.handover.analysis.drivers.SobolOutcome;
import io.handover.console.report.Figures;
import io.handover.console.report.Page;
import io.handover.console.report.Style;
import io.handover.console.report.Table;
import io.handover.console.report.Table.Cell;
import java.util.List;

/** Sobol's indices, as a part of a report. */
public final class SobolText {
    static final String NOTHING = "The runs differ in nothing that is measured or checked.";

    /** What the figures of a table mean. */
    static final String ALONE =
            "the share of the outcome's variance that it makes by itself, in %, with the 95 % confidence interval";

    static final String IN_ALL =
            "the share that would be gone were it known beforehand: what it makes together with others is in it, and counts for"
                    + " each of these";

    static final String TOGETHER = "only together";

    private static final int WORDS = 44;
    private static final int MOST_ROWS = 8;
    private static final double LEAST = 0.01;

    private SobolText() {}

    /** Writes them at the end of a page. */
    public static void write(Page page, Sobol sobol) {
        page.blank().heading("Sobol indices: what makes the differences, alone and with all that it has a part in");
        if (sobol.outcomes().isEmpty()) {
            page.blank().paragraph("  ", NOTHING);
        }
        for (SobolOutcome outcome : sobol.outcomes()) {
            page.blank();
            page.line("  " + title(outcome, sobol.pairs()), Style.HEADING);
            Table table = Table.ofWords("", List.of("alone", "in all"), WORDS);
            shown(outcome).forEach(index -> table.row(index.group().words(), cells(index)));
            table.row(TOGETHER, List.of(Cell.of(DriversText.percent(outcome.together())), Cell.of("")));
            page.table(table, 4);
        }
        page.blank();
        page.paragraph("  alone   ", ALONE);
        page.paragraph("  in all  ", IN_ALL);
        page.paragraph("  ", basis(sobol));
    }

    /** The outcome, and in how many of the pairs it was looked at where that is not in all. */
    static String title(SobolOutcome outcome, int pairs) {
        String counted = outcome.pairs() == pairs
                ? ""
                : " (in the " + Figures.counted(outcome.pairs(), "pair") + " of runs in which it ends)";
        return DriversText.capital(outcome.outcome().words()) + counted;
    }

    /** Those that get a row. */
    static List<SobolIndex> shown(SobolOutcome outcome) {
        return outcome.indices().stream()
                .filter(index -> index.total().value() >= LEAST)
                .limit(MOST_ROWS)
                .toList();
    }

    static String basis(Sobol sobol) {
        return "From " + Figures.counted(sobol.runs(), "run") + ": " + Figures.counted(sobol.pairs(), "pair")
                + ", and of each the first once more for each of "
                + Figures.counted(sobol.groups().size(), "group")
                + " of choices, with these taken from the second. Whatever shifts the moment at which a server's polls begin to"
                + " matter has a part in when they come.";
    }

    private static List<Cell> cells(SobolIndex index) {
        return List.of(Cell.of(DriversText.percent(index.alone())), Cell.of(DriversText.percent(index.total())));
    }
}
