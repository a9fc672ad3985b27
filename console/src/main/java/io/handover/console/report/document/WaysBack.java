package io.handover.console.report.document;

import io.handover.analysis.retreat.Retreat;
import io.handover.analysis.retreat.Retreats;
import io.handover.analysis.retreat.Stage;
import io.handover.analysis.retreat.Times;
import io.handover.analysis.retreat.WayBack;
import io.handover.analysis.story.StepNames;
import io.handover.console.report.Markdown;
import io.handover.console.report.RetreatWords;
import io.handover.explorer.game.Standing;
import io.handover.model.procedure.Plan;
import java.util.ArrayList;
import java.util.List;

/** What the page says of the ways back from its steps. */
final class WaysBack {
    private static final String TITLE = "The way back";

    /** The line by which a page that tells of ways back is known. */
    static final String HEADING = "## " + TITLE;

    private final Retreats retreats;
    private final RetreatWords words;
    private final Plan plan;
    private final StepNames names;

    WaysBack(Retreats retreats) {
        this.retreats = retreats;
        this.words = new RetreatWords(retreats);
        this.plan = retreats.subject().plan();
        this.names = new StepNames(plan);
    }

    /** Writes what holds for all steps. */
    void write(Markdown page) {
        page.heading(2, TITLE);
        if (retreats.home().isEmpty()) {
            page.paragraph(RetreatWords.NO_HOME);
            return;
        }
        words.points().forEach(point -> page.paragraph("**" + Markdown.plain(point) + "**"));
        if (!retreats.known()) {
            page.paragraph(RetreatWords.NOT_KNOWN);
        }
        page.paragraph(Markdown.plain(words.meaning()));
        words.stuck().ifPresent(stuck -> page.paragraph(Markdown.plain(stuck)));
        page.paragraph(Markdown.plain(words.basis()));
    }

    /**
     * What is to be said once a written step is done.
     *
     * @param places of its main steps in the plan: one for each server that it is done to
     */
    List<String> after(List<Integer> places) {
        List<String> bullets = new ArrayList<>();
        for (int pc : places) {
            words.pointsAt(pc).forEach(point -> bullets.add("**Point of no return:** " + Markdown.plain(point)));
        }
        List<Stage> stages = retreats.stages().stream()
                .filter(stage -> places.contains(stage.pc()))
                .toList();
        boolean isSame = stages.stream().map(this::way).distinct().count() == 1;
        for (Stage stage : isSame ? stages.subList(0, 1) : stages) {
            String when = isSame ? "once this is done" : "after " + Markdown.plain(names.command(stage.step()));
            bullets.add(
                    isAny(stage) ? "Way back " + when + ": " + way(stage) : "**" + way(stage) + "** (" + when + ")");
        }
        return bullets;
    }

    private static Retreat told(Stage stage) {
        return stage.retreat(RetreatWords.told(stage));
    }

    private static boolean isAny(Stage stage) {
        return told(stage).way().isPresent();
    }

    private String way(Stage stage) {
        Retreat retreat = told(stage);
        String sentences = Markdown.plain(String.join(" ", ended(words.lines(stage))));
        if (!isAny(stage)) {
            return sentences;
        }
        String count = RetreatWords.count(retreat);
        String commands = retreat.way().get().orders().isEmpty()
                ? ": "
                : ", with " + count + (count.equals("1") ? " command: " : " commands: ");
        return sure(retreat)
                + commands
                + sentences
                + retreat.way().flatMap(WayBack::times).map(WaysBack::time).orElse("");
    }

    private static String sure(Retreat retreat) {
        return retreat.standing()
                .map(standing -> standing == Standing.CERTAIN ? "certain" : "only with luck")
                .orElse("not known to be certain");
    }

    private static List<String> ended(List<String> lines) {
        return lines.stream()
                .map(line -> line.endsWith(".") ? line : line + ".")
                .toList();
    }

    private static String time(Times times) {
        return " About " + Lasts.rounded(times.medianMillis())
                + (times.gapMillis() == 0
                        ? "."
                        : ", without an active server for " + Lasts.rounded(times.gapMillis()) + " of it.");
    }
}
