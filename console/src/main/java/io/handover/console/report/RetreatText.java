package io.handover.console.report;

import io.handover.analysis.retreat.Retreat;
import io.handover.analysis.retreat.Retreats;
import io.handover.analysis.retreat.Stage;
import io.handover.console.report.Table.Cell;
import java.util.List;
import java.util.stream.IntStream;

/** Ways back and points of no return as a part of a report for a terminal. */
public final class RetreatText {
    private static final int STEP_WORDS = 20;

    private static final String BEFORE_WAY = "    ";

    private final Retreats retreats;
    private final RetreatWords words;
    private final Page page;

    private RetreatText(Retreats retreats, Page page) {
        this.retreats = retreats;
        this.words = new RetreatWords(retreats);
        this.page = page;
    }

    /** Writes it below what stands on a page. */
    public static void write(Retreats retreats, Page page) {
        new RetreatText(retreats, page).write();
    }

    private void write() {
        page.blank().heading("Points of no return");
        if (retreats.home().isEmpty()) {
            page.paragraph("", RetreatWords.NO_HOME);
            return;
        }
        words.points().forEach(point -> page.paragraph("", point, Style.HEADING));
        if (!retreats.known()) {
            page.paragraph("", RetreatWords.NOT_KNOWN, Style.DOUBT);
        }
        page.paragraph("", words.meaning());
        if (!retreats.stages().isEmpty()) {
            page.blank();
            table();
            page.blank();
            for (RetreatWords.Ways ways : words.ways()) {
                page.paragraph("  ", ways.stages() + ":");
                ways.lines().forEach(line -> page.paragraph(BEFORE_WAY, line));
            }
        }
        words.stuck().ifPresent(stuck -> page.paragraph("", stuck, Style.DOUBT));
        page.blank();
        page.paragraph("", words.basis());
    }

    private void table() {
        List<String> headings = RetreatWords.HEADINGS;
        Table table = Table.ofWords(headings.get(0), headings.subList(1, headings.size()), STEP_WORDS);
        for (Stage stage : retreats.stages()) {
            List<String> row = words.row(stage);
            Style style = style(stage.retreat(RetreatWords.told(stage)));
            table.row(
                    row.get(0),
                    IntStream.range(1, row.size())
                            .mapToObj(i -> new Cell(row.get(i), i == RetreatWords.BACK ? style : Style.PLAIN))
                            .toList());
        }
        page.table(table, 0);
    }

    private static Style style(Retreat retreat) {
        return retreat.standing()
                .map(standing -> switch (standing) {
                    case CERTAIN -> Style.GOOD;
                    case WITH_LUCK -> Style.DOUBT;
                    case LOST -> Style.BAD;
                })
                .orElse(Style.DOUBT);
    }
}
