package io.handover.console.report.time;

import io.handover.analysis.drivers.Sobol;
import io.handover.analysis.drivers.SobolIndex;
import io.handover.analysis.drivers.SobolOutcome;
import io.handover.console.report.Figures;
import io.handover.console.report.Page;
import io.handover.console.report.Style;
import io.handover.console.report.Table;
import io.handover.console.report.Table.Cell;
import io.handover.console.report.Words;
import java.util.List;

/** Sobol's indices, as a part of a report. */
public final class SobolText {
    private static final int WORDS = 44;
    private static final int MOST_ROWS = 8;
    private static final double LEAST = 0.01;

    private SobolText() {}

    /** Writes them at the end of a page. */
    public static void write(Page page, Sobol sobol) {
        page.blank().heading("Sobol indices: what makes the differences, alone and with all that it has a part in");
        if (sobol.outcomes().isEmpty()) {
            page.blank().paragraph("  ", "The runs differ in nothing that is measured or checked.");
        }
        for (SobolOutcome outcome : sobol.outcomes()) {
            page.blank();
            String words = Words.sentence(outcome.outcome().words());
            String counted = outcome.pairs() == sobol.pairs()
                    ? ""
                    : " (in the " + Figures.counted(outcome.pairs(), "pair") + " of runs in which it ends)";
            page.line("  " + words.substring(0, words.length() - 1) + counted, Style.HEADING);
            Table table = Table.ofWords("", List.of("alone", "in all"), WORDS);
            outcome.indices().stream()
                    .filter(index -> index.total().value() >= LEAST)
                    .limit(MOST_ROWS)
                    .forEach(index -> table.row(index.group().words(), cells(index)));
            table.row("only together", List.of(Cell.of(DriversText.percent(outcome.together())), Cell.of("")));
            page.table(table, 4);
        }
        page.blank();
        page.paragraph(
                "  alone   ",
                "the share of the outcome's variance that it makes by itself, in %, with the 95 % confidence interval");
        page.paragraph(
                "  in all  ",
                "the share that would be gone were it known beforehand: what it makes together with others is in it, and counts for"
                        + " each of these");
        page.paragraph(
                "  ",
                "From " + Figures.counted(sobol.runs(), "run") + ": " + Figures.counted(sobol.pairs(), "pair")
                        + ", and of each the first once more for each of "
                        + Figures.counted(sobol.groups().size(), "group")
                        + " of choices, with these taken from the second. Whatever shifts the moment at which a server's polls begin to"
                        + " matter has a part in when they come.");
    }

    private static List<Cell> cells(SobolIndex index) {
        return List.of(Cell.of(DriversText.percent(index.alone())), Cell.of(DriversText.percent(index.total())));
    }
}
