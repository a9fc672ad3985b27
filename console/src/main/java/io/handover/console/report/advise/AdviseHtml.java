package io.handover.console.report.advise;

import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.p;
import static j2html.TagCreator.strong;
import static j2html.TagCreator.text;

import io.handover.analysis.attainment.Along;
import io.handover.analysis.guidance.About;
import io.handover.analysis.guidance.Guidance;
import io.handover.analysis.guidance.Guidance.Answer;
import io.handover.analysis.retreat.UsualCourse;
import io.handover.console.ExitCode;
import io.handover.console.html.DrawnTimeline;
import io.handover.console.html.HtmlPage;
import io.handover.console.html.Parts;
import io.handover.console.html.Tone;
import io.handover.console.report.Figures;
import io.handover.console.report.PageParts;
import io.handover.console.report.RetreatHtml;
import io.handover.console.report.StandingWords;
import io.handover.console.report.StoryColumns;
import io.handover.console.report.Words;
import io.handover.explorer.game.Standing;
import io.handover.model.property.Property;
import j2html.tags.DomContent;
import java.util.ArrayList;
import java.util.List;

/** Advice as a page for a browser. */
public final class AdviseHtml {
    private final Guidance guidance;
    private final AdviseWords words;

    private AdviseHtml(Guidance guidance) {
        this.guidance = guidance;
        this.words = new AdviseWords(guidance);
    }

    /** The page. */
    public static String of(Guidance guidance) {
        return new AdviseHtml(guidance).page().toString();
    }

    private HtmlPage page() {
        HtmlPage page = PageParts.page("advise", words.heading());
        page.verdict(
                switch (guidance.verdict()) {
                    case CERTAIN -> Tone.GOOD;
                    case NOT_CERTAIN -> Tone.BAD;
                    case UNKNOWN -> Tone.DOUBT;
                },
                Words.sentence(words.verdict() + " (exit code " + ExitCode.of(guidance) + ")"),
                guidance.answer()
                        .map(this::first)
                        .orElseGet(() -> words.doubt()
                                .<List<DomContent>>map(doubt -> List.of(p(doubt)))
                                .orElse(List.of()))
                        .toArray(DomContent[]::new));
        guidance.answer().ifPresent(answer -> answer(page, answer));
        page.section("basis", "What this rests on", basis(), again());
        return page;
    }

    private DomContent again() {
        return PageParts.again("", guidance.request().command());
    }

    private List<DomContent> first(Answer answer) {
        List<DomContent> parts = new ArrayList<>();
        parts.add(p(text("Do next: "), strong(words.toDo(answer))));
        words.why(answer).forEach(sentence -> parts.add(p(sentence)));
        words.sighted(answer).forEach(sentence -> parts.add(p(sentence)));
        words.waiting(answer).forEach(sentence -> parts.add(p(sentence)));
        return parts;
    }

    private void answer(HtmlPage page, Answer answer) {
        page.section("promises", "Promises", promises(answer), again());
        List<AdviseWords.Cost> costs = words.costs(answer);
        if (!costs.isEmpty()) {
            Parts.Facts facts = new Parts.Facts();
            costs.forEach(cost -> facts.fact(cost.order(), each(cost.lines(), line -> div(line))));
            page.section("costs", "What other commands would cost", facts.list(), again());
        }
        answer.along().ifPresent(along -> along(page, answer, along));
        answer.retreats()
                .ifPresent(retreats ->
                        page.section("retreat", "Points of no return", RetreatHtml.parts(retreats, this::again)));
    }

    private static DomContent promises(Answer answer) {
        Parts.Grid grid = new Parts.Grid(
                "How each promise stands", List.of("promise", "now", AdviseWords.UNATTENDED, "what it says"));
        answer.standings()
                .forEach((promise, standing) -> grid.row(
                        promise.name(),
                        List.of(
                                cell(standing),
                                cell(answer.unattended().getOrDefault(promise, Standing.LOST)),
                                text(promise.promise()))));
        return grid.table();
    }

    private static DomContent cell(Standing standing) {
        return StandingWords.tone(standing).words(StandingWords.of(standing));
    }

    private void along(HtmlPage page, Answer answer, Along along) {
        List<Property> promises = List.copyOf(answer.standings().keySet());
        boolean isStory = guidance.request().about() instanceof About.OfStory;
        List<DomContent> parts = new ArrayList<>();
        words.points(along, promises).forEach(point -> parts.add(p(point)));
        List<String> headings = new ArrayList<>(List.of(isStory ? "after event" : "after step"));
        promises.forEach(promise -> headings.add(promise.name()));
        Parts.Grid grid = new Parts.Grid("How each promise stands along it", headings);
        grid.row("the start", row(along, 0, promises));
        if (isStory) {
            AdviseWords.toldMoments(along, promises).forEach(i -> grid.row(String.valueOf(i), row(along, i, promises)));
        }
        answer.done().forEach(done -> grid.row(label(done), row(along, done.moments(), promises)));
        parts.add(grid.table());
        if (isStory) {
            parts.add(DrawnTimeline.of(
                    "The story",
                    along.story().plan().serverNames(),
                    StoryColumns.of(along.story(), false, List.of()),
                    false));
        }
        parts.add(again());
        page.section("along", isStory ? "Along the story" : "Along the usual course of the procedure", parts);
    }

    private String label(UsualCourse.Done done) {
        return words.label(done);
    }

    private static List<DomContent> row(Along along, int moment, List<Property> promises) {
        return promises.stream()
                .map(promise -> cell(along.standings(promise).get(moment)))
                .toList();
    }

    private DomContent basis() {
        Parts.Facts facts = PageParts.subject(guidance.request().subject())
                .fact("faults", words.faults())
                .fact("changes", words.changes())
                .fact("sight", words.sight());
        words.leftOut().ifPresent(promise -> facts.fact("left out", promise));
        guidance.answer().ifPresent(answer -> facts.fact("states", Figures.count(answer.states())));
        return facts.list();
    }
}
