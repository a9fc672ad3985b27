package io.handover.console.report.advise;

import io.handover.analysis.attainment.Along;
import io.handover.analysis.guidance.About;
import io.handover.analysis.guidance.Guidance;
import io.handover.analysis.guidance.Guidance.Answer;
import io.handover.analysis.retreat.UsualCourse;
import io.handover.console.ExitCode;
import io.handover.console.report.Figures;
import io.handover.console.report.Markdown;
import io.handover.console.report.ReportMark;
import io.handover.console.report.RetreatMarkdown;
import io.handover.console.report.StandingWords;
import io.handover.console.report.StoryMarkdown;
import io.handover.console.report.SubjectMarkdown;
import io.handover.console.report.Words;
import io.handover.explorer.game.Standing;
import io.handover.model.property.Property;
import java.util.ArrayList;
import java.util.List;

/** Advice as a summary in Markdown. */
public final class AdviseMarkdown {
    private final Guidance guidance;
    private final AdviseWords words;
    private final Markdown page = new Markdown();

    private AdviseMarkdown(Guidance guidance) {
        this.guidance = guidance;
        this.words = new AdviseWords(guidance);
    }

    /** The text, with a line end at its end. */
    public static String of(Guidance guidance) {
        return new AdviseMarkdown(guidance).text();
    }

    private String text() {
        page.line(ReportMark.comment("advise").stripTrailing()).blank();
        page.heading(2, Markdown.plain(words.heading()));
        page.paragraph(
                "**" + Markdown.plain(Words.sentence(words.verdict())) + "** Exit code " + ExitCode.of(guidance) + ".");
        words.doubt().ifPresent(doubt -> page.paragraph(Markdown.plain(doubt)));
        guidance.answer().ifPresent(this::answer);
        basis();
        page.paragraph("The same again:");
        page.fenced("sh", List.of(guidance.request().command()));
        return page.toString();
    }

    private void answer(Answer answer) {
        page.paragraph("Do next: **" + Markdown.plain(words.toDo(answer)) + "**");
        words.why(answer).forEach(sentence -> page.bullet(Markdown.plain(sentence)));
        words.sighted(answer).forEach(sentence -> page.bullet(Markdown.plain(sentence)));
        words.waiting(answer).forEach(sentence -> page.bullet(Markdown.plain(sentence)));
        page.blank();
        page.head(List.of("promise", "now", AdviseWords.UNATTENDED));
        answer.standings()
                .forEach((promise, standing) -> page.row(List.of(
                        Markdown.plain(promise.name()),
                        StandingWords.of(standing),
                        StandingWords.of(answer.unattended().getOrDefault(promise, Standing.LOST)))));
        page.blank();
        costs(answer);
        answer.along().ifPresent(along -> along(answer, along));
        answer.retreats().ifPresent(retreats -> RetreatMarkdown.write(page, retreats));
    }

    private void costs(Answer answer) {
        List<AdviseWords.Cost> costs = words.costs(answer);
        if (costs.isEmpty()) {
            return;
        }
        page.folded("What other commands would cost");
        for (AdviseWords.Cost cost : costs) {
            page.bullet(Markdown.plain(cost.order() + ": " + String.join(". ", cost.lines())));
        }
        page.blank();
        page.unfolded();
    }

    private void along(Answer answer, Along along) {
        List<Property> promises = List.copyOf(answer.standings().keySet());
        boolean isStory = guidance.request().about() instanceof About.OfStory;
        page.heading(3, isStory ? "Along the story" : "Along the usual course of the procedure");
        words.points(along, promises).forEach(point -> page.bullet(Markdown.plain(point)));
        page.blank();
        if (isStory) {
            StoryMarkdown.write(page, along.story(), false);
            return;
        }
        List<String> head = new ArrayList<>(List.of("after step"));
        promises.forEach(promise -> head.add(Markdown.plain(promise.name())));
        page.head(head);
        for (UsualCourse.Done done : answer.done()) {
            List<String> cells = new ArrayList<>(List.of(Markdown.plain(words.label(done))));
            promises.forEach(promise ->
                    cells.add(StandingWords.of(along.standings(promise).get(done.moments()))));
            page.row(cells);
        }
        page.blank();
    }

    private void basis() {
        SubjectMarkdown.write(page, guidance.request().subject());
        page.bullet("Faults: " + Markdown.plain(words.faults()) + ".");
        page.bullet("Changes: " + Markdown.plain(words.changes()) + ".");
        page.bullet("Sight: " + Markdown.plain(words.sight()) + ".");
        words.leftOut().ifPresent(promise -> page.bullet("Left out: " + Markdown.plain(promise) + "."));
        guidance.answer().ifPresent(answer -> page.bullet("States: " + Figures.count(answer.states()) + "."));
        page.blank();
    }
}
