package io.handover.console.report.time;

import io.handover.analysis.retreat.Aim;
import io.handover.analysis.retreat.Retreat;
import io.handover.analysis.retreat.Retreats;
import io.handover.analysis.retreat.Stage;
import io.handover.analysis.retreat.WayBack;
import io.handover.console.report.Figures;
import io.handover.console.report.Page;
import io.handover.console.report.Style;
import io.handover.console.report.Table;
import io.handover.console.report.Table.Cell;
import io.handover.explorer.game.Standing;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Ways back and points of no return as a part of a report for a terminal. */
public final class RetreatText {
    private static final int STEP_WORDS = 20;

    /** The column that says whether there is a way back. */
    private static final int BACK = 2;

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
            ways();
        }
        retreats.stuck()
                .ifPresent(step -> page.paragraph(
                        "",
                        "In the usual course " + words.step(retreats.stages().size())
                                + " is never done, so that nothing is said of what follows.",
                        Style.DOUBT));
        page.blank();
        page.paragraph("", basis());
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
                            .mapToObj(i -> new Cell(row.get(i), i == BACK ? style : Style.PLAIN))
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

    /** The ways, each once for all steps one after the other after which it is the same. */
    private void ways() {
        List<Stage> stages = retreats.stages();
        int from = 0;
        while (from < stages.size()) {
            int until = from;
            while (until + 1 < stages.size() && told(stages.get(until + 1)).equals(told(stages.get(from)))) {
                until++;
            }
            way(stages.get(from), stages.get(until));
            from = until + 1;
        }
    }

    private void way(Stage from, Stage until) {
        String first = words.step(from);
        String last = words.step(until);
        page.paragraph("  ", first.equals(last) ? "After " + first + ":" : "After " + first + " to " + last + ":");
        told(from).forEach(line -> page.paragraph(BEFORE_WAY, line));
    }

    private List<String> told(Stage stage) {
        Aim aim = RetreatWords.told(stage);
        Retreat retreat = stage.retreat(aim);
        if (retreat.way().isEmpty()) {
            return List.of(
                    retreat.standing().equals(Optional.of(Standing.LOST))
                            ? "There is no way back."
                            : "No way back was found in the usual course.");
        }
        WayBack way = retreat.way().get();
        List<String> lines = new ArrayList<>();
        lines.add(words.way(way) + (aim == Aim.SERVER ? " (to the release that it has by then)" : ""));
        words.changes(way.lost()).ifPresent(lost -> lines.add("Lost by it: " + lost + "."));
        words.changes(way.lostBefore()).ifPresent(lost -> lines.add("Lost already: " + lost + "."));
        words.changes(way.regained()).ifPresent(back -> lines.add("Not lost any more: " + back + "."));
        lines.add("Then " + words.copies(way) + ".");
        way.times()
                .filter(times -> times.arrived() < times.runs())
                .ifPresent(
                        times -> lines.add(
                                Figures.percent(1 - (double) times.arrived() / times.runs())
                                        + " % of the simulated runs do not get there by this way: the product does something else in between."));
        return lines;
    }

    private String basis() {
        String usual = "The usual way is the shortest without surprises; its times are those that half of "
                + Figures.counted(retreats.options().runs(), "simulated run") + " keep to.";
        return (retreats.known() ? "The worst case is exact: " : "The worst case is that of ")
                + "any order of events and "
                + words.bounds() + ", in a game of " + Figures.counted(retreats.states(), "state")
                + "; where it takes more commands than the usual way, both are said. " + usual;
    }
}
