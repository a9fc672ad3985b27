package io.handover.console.report.synthesize;

import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.text;

import io.handover.analysis.synthesis.Answer;
import io.handover.analysis.synthesis.Refutation;
import io.handover.analysis.synthesis.Synthesis;
import io.handover.console.html.DrawnTimeline;
import io.handover.console.html.HtmlPage;
import io.handover.console.html.Parts;
import io.handover.console.html.Tone;
import io.handover.console.report.PageParts;
import io.handover.console.report.StoryColumns;
import io.handover.console.report.Words;
import io.handover.files.ProcedureText;
import io.handover.model.procedure.Plan;
import j2html.tags.DomContent;
import java.util.ArrayList;
import java.util.List;

/** What was asked and found as a page for a browser. */
public final class SynthesizeHtml {
    private final Synthesis synthesis;
    private final SynthesisWords words;

    private SynthesizeHtml(Synthesis synthesis) {
        this.synthesis = synthesis;
        this.words = new SynthesisWords(synthesis);
    }

    /** The page. */
    public static String of(Synthesis synthesis) {
        return new SynthesizeHtml(synthesis).page().toString();
    }

    private HtmlPage page() {
        Answer answer = synthesis.answer();
        HtmlPage page = PageParts.page("synthesize", words.heading());
        page.verdict(
                answer instanceof Answer.Found
                        ? Tone.GOOD
                        : answer instanceof Answer.Impossible ? Tone.BAD : Tone.DOUBT,
                Words.sentence(words.headline()),
                facts(words.answered()));
        if (answer instanceof Answer.Found found) {
            synthesis.request().like().ifPresent(like -> beside(page, like.plan(), found.plan()));
            procedure(page, SynthesisWords.FOUND, found.plan());
        } else if (answer instanceof Answer.Impossible impossible) {
            page.section("refutation", SynthesisWords.REFUTED, refutation(impossible.refutation()));
        } else if (answer instanceof Answer.NotFound notFound) {
            notFound.best().ifPresent(plan -> procedure(page, SynthesisWords.NEAREST, plan));
        }
        page.section(
                "basis",
                "What this rests on",
                facts(words.asked().stream()
                        .filter(fact -> !fact.label().equals(SynthesisWords.AGAIN))
                        .toList()),
                again());
        return page;
    }

    private DomContent again() {
        return PageParts.again("", synthesis.request().command());
    }

    private static DomContent facts(List<SynthesisWords.Fact> all) {
        Parts.Facts facts = new Parts.Facts();
        all.forEach(fact -> facts.fact(fact.label(), each(fact.lines(), line -> div(line))));
        return facts.list();
    }

    private void beside(HtmlPage page, Plan like, Plan found) {
        Parts.Grid grid =
                new Parts.Grid(SynthesisWords.BESIDE, List.of(like.procedure().name(), SynthesisWords.THIS));
        SynthesisWords.beside(like, found).forEach(row -> grid.row(row.like(), List.of(text(row.found()))));
        List<DomContent> parts = new ArrayList<>(List.of(grid.table()));
        SynthesisWords.branches(found).ifPresent(branches -> parts.add(Parts.words(branches)));
        parts.add(again());
        page.section("beside", SynthesisWords.BESIDE, parts);
    }

    private void procedure(HtmlPage page, String heading, Plan plan) {
        page.section(
                "procedure",
                heading,
                Parts.numbered(
                        heading, ProcedureText.of(plan.procedure()).lines().toList()),
                again());
    }

    private List<DomContent> refutation(Refutation refutation) {
        List<DomContent> parts = new ArrayList<>();
        parts.add(DrawnTimeline.of(
                SynthesisWords.REFUTED,
                synthesis.request().servers(),
                StoryColumns.of(refutation.story(), false, List.of()),
                false));
        SynthesisWords.goesOn(refutation).map(Parts::words).ifPresent(parts::add);
        parts.add(SynthesisWords.lastChoice(refutation)
                .map(last -> facts(List.of(last)))
                .orElseGet(() -> Parts.words(SynthesisWords.NO_SAY)));
        parts.add(PageParts.legend());
        parts.add(again());
        return parts;
    }
}
