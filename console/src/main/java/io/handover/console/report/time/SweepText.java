package io.handover.console.report.time;

import io.handover.analysis.time.Level;
import io.handover.analysis.time.Moving;
import io.handover.analysis.time.Sweep;
import io.handover.analysis.time.Swept;
import io.handover.analysis.time.Times;
import io.handover.console.report.Bar;
import io.handover.console.report.Figures;
import io.handover.console.report.Page;
import io.handover.console.report.Style;
import io.handover.console.report.Table;
import io.handover.console.report.Table.Cell;
import java.util.List;
import java.util.stream.Collectors;

/** What a sweep moves, as a table and as bars, a line a point. */
final class SweepText {
    private static final int MOST_PLOTS = 6;
    private static final int LEAST_BAR = 5;
    private static final int GAP = 2;
    private static final String INDENT = "  ";

    private final Page page;
    private final Swept swept;

    private SweepText(Page page, Swept swept) {
        this.page = page;
        this.swept = swept;
    }

    static void write(Page page, Swept swept) {
        new SweepText(page, swept).write();
    }

    private void write() {
        Sweep sweep = swept.sweep();
        List<Sweep.Point> points = sweep.points();
        page.blank().heading("Sweep of " + sweep.parameter());
        page.paragraph("", "Everything else is left as it is, and all points have the same seed, so that they differ by it alone.");
        page.blank();
        page.paragraph(INDENT + "first  ", points.get(0).means());
        page.paragraph(INDENT + "last   ", points.get(points.size() - 1).means());
        if (swept.times().isEmpty()) {
            page.blank();
            page.paragraph(INDENT, "Interrupted before its first point was done.", Style.DOUBT);
            return;
        }
        if (swept.times().size() < points.size()) {
            page.blank();
            page.paragraph(
                    INDENT,
                    "Interrupted: " + swept.times().size() + " of " + points.size() + " points are done.",
                    Style.DOUBT);
        }
        List<Moving> moved = Moving.of(swept);
        List<Moving> moves = moved.stream().filter(Moving::isMoved).toList();
        page.blank();
        if (moves.isEmpty()) {
            page.paragraph(INDENT, "Nothing moves by more than chance would.");
        } else {
            page.paragraph(INDENT, "What moves, by more than chance would:");
            table(moves);
            moves.stream().limit(MOST_PLOTS).forEach(this::plot);
        }
        List<String> still =
                moved.stream().filter(one -> !one.isMoved()).map(SweepText::title).toList();
        if (!still.isEmpty()) {
            page.blank();
            page.paragraph(INDENT, still.stream().collect(Collectors.joining("; ", "Does not move: ", ".")));
        }
    }

    private static String title(Moving moving) {
        return moving.check()
                .map(check -> check.name() + " broken")
                .orElseGet(() -> MeasureText.title(moving.measure().orElseThrow())
                        + moving.level().map(level -> ", " + level.key()).orElse(", never"));
    }

    private static String figure(Moving moving, Times times) {
        if (moving.level().isPresent()) {
            Level level = moving.level().get();
            return moving.measure()
                    .map(measure -> times.of(measure).ended().isEmpty()
                            ? "never"
                            : Unit.of(measure).of(times.of(measure).endedAt(level).value()))
                    .orElseThrow();
        }
        return Figures.percent(moving.value(times)) + " %";
    }

    private void table(List<Moving> moves) {
        page.blank();
        Table table = Table.ofWords("", moves.stream().map(SweepText::title).toList(), Integer.MAX_VALUE);
        for (int i = 0; i < swept.times().size(); i++) {
            Times times = swept.times().get(i);
            table.row(
                    swept.sweep().points().get(i).written(),
                    moves.stream().map(one -> Cell.of(figure(one, times))).toList());
        }
        page.table(table, 2);
        if (moves.stream().anyMatch(one -> one.level().isPresent())) {
            page.blank();
            page.paragraph(INDENT, "Times are of the runs in which they end.");
        }
    }

    private void plot(Moving moving) {
        page.blank();
        page.line(INDENT + title(moving), Style.PLAIN);
        List<Times> all = swept.times();
        List<String> labels = swept.sweep().points().stream()
                .limit(all.size())
                .map(Sweep.Point::written)
                .toList();
        List<String> figures = all.stream().map(times -> figure(moving, times)).toList();
        int label = labels.stream().mapToInt(String::length).max().orElse(0);
        int figure = figures.stream().mapToInt(String::length).max().orElse(0);
        int width = Math.max(LEAST_BAR, page.columns() - INDENT.length() - label - figure - 2 * GAP);
        double most = all.stream().mapToDouble(moving::value).max().orElse(1);
        for (int i = 0; i < all.size(); i++) {
            page.line(INDENT + " ".repeat(label - labels.get(i).length()) + labels.get(i) + " ".repeat(GAP)
                    + " ".repeat(figure - figures.get(i).length()) + figures.get(i) + " ".repeat(GAP)
                    + Bar.of(moving.value(all.get(i)) / most, width, page.hasBlocks()));
        }
    }
}
