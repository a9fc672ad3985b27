package io.handover.console.report;

import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.p;
import static j2html.TagCreator.text;

import io.handover.analysis.retreat.Retreat;
import io.handover.analysis.retreat.Retreats;
import io.handover.analysis.retreat.Stage;
import io.handover.console.html.Parts;
import io.handover.console.html.Plots;
import io.handover.console.html.Scale;
import io.handover.console.html.Tone;
import io.handover.explorer.game.Standing;
import j2html.tags.DomContent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Ways back and points of no return as a section of a page. */
public final class RetreatHtml {
    private RetreatHtml() {}

    /**
     * The content of a section.
     *
     * @param again what makes the figures again, for its end
     */
    public static List<DomContent> parts(Retreats retreats, Supplier<DomContent> again) {
        if (retreats.home().isEmpty()) {
            return List.of(p(RetreatWords.NO_HOME), again.get());
        }
        RetreatWords words = new RetreatWords(retreats);
        List<DomContent> parts = new ArrayList<>();
        words.points().forEach(point -> parts.add(p(point)));
        if (!retreats.known()) {
            parts.add(p(Tone.DOUBT.words(RetreatWords.NOT_KNOWN)));
        }
        parts.add(p(words.meaning()));
        if (!retreats.stages().isEmpty()) {
            parts.add(stages(retreats, words));
            Parts.Facts ways = new Parts.Facts();
            words.ways().forEach(way -> ways.fact(way.stages(), each(way.lines(), line -> div(line))));
            parts.add(ways.list());
        }
        words.stuck().ifPresent(stuck -> parts.add(p(Tone.DOUBT.words(stuck))));
        parts.add(Parts.note(words.basis()));
        parts.add(again.get());
        return parts;
    }

    private static DomContent stages(Retreats retreats, RetreatWords words) {
        int most = retreats.stages().stream()
                .map(stage -> stage.retreat(RetreatWords.told(stage)))
                .mapToInt(retreat ->
                        Math.max(usual(retreat), retreat.mostCommands().orElse(0)))
                .max()
                .orElse(0);
        Scale scale = new Scale(
                0,
                Math.max(1, most),
                false,
                Scale.linear(0, Math.max(1, most), String::valueOf).ticks().stream()
                        .filter(tick -> tick == Math.rint(tick))
                        .toList(),
                value -> Figures.count(Math.round(value)));
        List<String> headings = new ArrayList<>(RetreatWords.HEADINGS);
        headings.add(RetreatWords.COMMANDS, "usually to at most");
        Parts.Grid grid = new Parts.Grid(
                        "After each step: whether there is a way back, with how many commands, and how long it takes",
                        headings)
                .ofFigures()
                .axis(RetreatWords.COMMANDS, Plots.axis(scale));
        for (Stage stage : retreats.stages()) {
            List<String> row = words.row(stage);
            Retreat retreat = stage.retreat(RetreatWords.told(stage));
            List<DomContent> cells = new ArrayList<>();
            for (int i = 1; i < row.size(); i++) {
                if (i == RetreatWords.COMMANDS) {
                    cells.add(retreat.way().isEmpty() ? text("") : commands(scale, retreat));
                }
                cells.add(i == RetreatWords.BACK ? tone(retreat).words(row.get(i)) : text(row.get(i)));
            }
            grid.row(row.get(0), cells);
        }
        return grid.table();
    }

    private static int usual(Retreat retreat) {
        return retreat.way().map(way -> way.orders().size()).orElse(0);
    }

    private static DomContent commands(Scale scale, Retreat retreat) {
        int usual = usual(retreat);
        boolean isCertain = retreat.standing().equals(Optional.of(Standing.CERTAIN));
        return Plots.between(
                scale,
                usual,
                !isCertain
                        ? usual
                        : retreat.mostCommands().isEmpty()
                                ? Double.POSITIVE_INFINITY
                                : Math.max(usual, retreat.mostCommands().getAsInt()));
    }

    private static Tone tone(Retreat retreat) {
        return retreat.standing()
                .map(standing -> switch (standing) {
                    case CERTAIN -> Tone.GOOD;
                    case WITH_LUCK -> Tone.DOUBT;
                    case LOST -> Tone.BAD;
                })
                .orElse(Tone.DOUBT);
    }
}
