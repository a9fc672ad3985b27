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
import io.handover.console.report.Words;
import io.handover.simulator.run.Check;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What a sweep moves, as a table and as bars, a line a point. */
final class SweepText {
    private static final int MOST_PLOTS = 4;
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
        page.paragraph(
                "",
                "Everything else is left as it is, and all points have the same seed, so that they differ by it alone.");
        page.blank();
        page.paragraph(INDENT + "from  ", points.get(0).means());
        page.paragraph(INDENT + "to    ", points.get(points.size() - 1).means());
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
        List<Moving> all = Moving.of(swept);
        List<Moving> moves = all.stream().filter(Moving::isMoved).toList();
        page.blank();
        if (moves.isEmpty()) {
            page.paragraph(INDENT, "Nothing moves by more than chance would.");
        } else {
            page.paragraph(INDENT, "What moves, by more than chance would:");
            moving(moves);
        }
        still(all, moves);
    }

    /** Figures that are the same at each point are shown once. */
    private void moving(List<Moving> moves) {
        Map<List<String>, List<Moving>> same = new LinkedHashMap<>();
        for (Moving one : moves) {
            same.computeIfAbsent(figures(one), figures -> new ArrayList<>()).add(one);
        }
        List<Moving> shown = same.values().stream().map(alike -> alike.get(0)).toList();
        table(shown);
        same.values().stream()
                .filter(alike -> alike.size() > 1)
                .forEach(alike -> page.paragraph(
                        INDENT,
                        Words.sentence("the same as " + title(alike.get(0)) + ": "
                                + alike.stream().skip(1).map(SweepText::title).collect(Collectors.joining(", ")))));
        shown.stream()
                .sorted(Comparator.comparingDouble(Moving::by).reversed())
                .limit(MOST_PLOTS)
                .forEach(this::plot);
    }

    /** What of it does not move at all, by name. */
    private void still(List<Moving> all, List<Moving> moves) {
        List<String> moving = moves.stream().map(SweepText::name).toList();
        List<String> still = all.stream()
                .map(SweepText::name)
                .filter(name -> !moving.contains(name))
                .distinct()
                .toList();
        if (!still.isEmpty()) {
            page.blank();
            page.paragraph(INDENT, Words.sentence("does not move: " + String.join(", ", still)));
        }
    }

    private static String name(Moving moving) {
        return moving.check()
                .map(Check::name)
                .orElseGet(() -> MeasureText.name(moving.measure().orElseThrow()));
    }

    static String title(Moving moving) {
        String what = moving.check().isPresent()
                ? " broken"
                : moving.level().map(level -> " " + level.key()).orElse(" never");
        return name(moving) + what;
    }

    private List<String> figures(Moving moving) {
        return swept.times().stream().map(times -> figure(moving, times)).toList();
    }

    static String figure(Moving moving, Times times) {
        if (moving.level().isPresent()) {
            Level level = moving.level().get();
            return moving.measure()
                    .map(measure -> times.of(measure).ended().isEmpty()
                            ? "never"
                            : Unit.of(measure)
                                    .of(times.of(measure).endedAt(level).value()))
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
        page.blank();
        if (moves.stream().anyMatch(one -> one.level().isPresent())) {
            page.paragraph(INDENT, "Times and numbers are of the runs in which they end.");
        }
    }

    private void plot(Moving moving) {
        page.blank();
        page.line(INDENT + Words.sentence(title(moving)).replaceFirst("[.]$", ""), Style.PLAIN);
        List<Times> all = swept.times();
        List<String> labels = swept.sweep().points().stream()
                .limit(all.size())
                .map(Sweep.Point::written)
                .toList();
        List<String> figures = figures(moving);
        int label = labels.stream().mapToInt(String::length).max().orElse(0);
        int figure = figures.stream().mapToInt(String::length).max().orElse(0);
        int width = Math.max(LEAST_BAR, page.columns() - INDENT.length() - label - figure - 2 * GAP);
        double most = all.stream().mapToDouble(moving::value).max().orElse(1);
        for (int i = 0; i < all.size(); i++) {
            page.line(INDENT
                    + " ".repeat(label - labels.get(i).length())
                    + labels.get(i)
                    + " ".repeat(GAP)
                    + " ".repeat(figure - figures.get(i).length())
                    + figures.get(i)
                    + " ".repeat(GAP)
                    + Bar.of(moving.value(all.get(i)) / most, width, page.hasBlocks()));
        }
    }
}
