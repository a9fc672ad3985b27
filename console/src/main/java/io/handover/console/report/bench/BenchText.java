package io.handover.console.report.bench;

import io.handover.console.Terminal;
import io.handover.console.bench.BenchResult;
import io.handover.console.bench.Change;
import io.handover.console.bench.Figure;
import io.handover.console.report.Figures;
import io.handover.console.report.Page;
import io.handover.console.report.Style;
import io.handover.console.report.Table;
import io.handover.console.report.Table.Cell;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What was measured, for people. */
public final class BenchText {
    private static final int MOST_WORDS = 36;

    private BenchText() {}

    /** The figures, and beside them what has become of those of a saved result. */
    public static String of(BenchResult now, Optional<BenchResult> saved, Terminal terminal) {
        Page page = new Page(terminal);
        page.heading("How fast this machine is");
        page.paragraph("machine  ", now.machine() + ", " + Figures.counted(now.processors(), "processor"));
        page.paragraph("java     ", now.java());
        page.paragraph(
                "how      ",
                now.version() + ", one thread, median of " + now.rounds()
                        + " rounds; every workload has a turn in each round, the yardstick too");
        saved.ifPresent(then -> verdict(page, then, now));
        page.blank();
        page.table(saved.isPresent() ? compared(saved.get(), now) : figures(now), 0);
        page.blank();
        page.paragraph(
                "",
                "Noise is how far a figure may be off by chance, as its rounds lie apart. It is a short measurement on whatever else the"
                        + " machine does: for figures to quote, see benchmarks/README.md.");
        return page.toString();
    }

    private static void verdict(Page page, BenchResult then, BenchResult now) {
        List<Change> changes = Change.between(then, now);
        page.paragraph("against  ", then.machine() + "; " + then.java() + "; " + then.version());
        if (!then.machine().equals(now.machine())
                || then.processors() != now.processors()
                || !then.java().equals(now.java())) {
            page.paragraph(
                    "note     ",
                    "The saved result is of another machine or another Java: that alone may make a difference.",
                    Style.DOUBT);
        }
        page.blank();
        long slower = count(changes, Change.Verdict.SLOWER);
        long faster = count(changes, Change.Verdict.FASTER);
        page.paragraph(
                "",
                "Verdict: " + slower + " slower, " + faster + " faster, " + count(changes, Change.Verdict.SAME)
                        + " with no difference above the noise (exit code " + (slower > 0 ? 1 : 0) + ")",
                slower > 0 ? Style.BAD : Style.GOOD);
    }

    private static long count(List<Change> changes, Change.Verdict verdict) {
        return changes.stream().filter(change -> change.verdict() == verdict).count();
    }

    private static Table figures(BenchResult now) {
        Table table = Table.ofWords("workload", List.of("a second", "of the yardstick", "noise"), MOST_WORDS);
        now.figures().forEach(figure -> table.row(figure.title(), cells(figure)));
        return table;
    }

    private static List<Cell> cells(Figure figure) {
        return List.of(
                Cell.of(Figures.count(Math.round(figure.perSecond())) + " " + figure.unit()),
                Cell.of(String.format(Locale.ROOT, "%.3g", figure.relative())),
                Cell.of("± " + Figures.percent(figure.noise()) + " %"));
    }

    private static Table compared(BenchResult then, BenchResult now) {
        Table table = Table.ofWords(
                "workload",
                List.of("a second", "of the yardstick", "noise", "now to then", "counts from", ""),
                MOST_WORDS);
        for (Change change : Change.between(then, now)) {
            List<Cell> cells = new ArrayList<>(cells(change.now()));
            cells.add(Cell.of(String.format(Locale.ROOT, "%.2f", change.ratio())));
            cells.add(Cell.of("± " + Figures.percent(change.floor()) + " %"));
            cells.add(word(change.verdict()));
            table.row(change.now().title(), cells);
        }
        return table;
    }

    private static Cell word(Change.Verdict verdict) {
        return switch (verdict) {
            case FASTER -> new Cell("faster", Style.GOOD);
            case SLOWER -> new Cell("slower", Style.BAD);
            case SAME -> Cell.of("the same");
        };
    }
}
