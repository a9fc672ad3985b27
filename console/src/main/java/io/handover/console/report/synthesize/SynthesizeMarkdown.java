package io.handover.console.report.synthesize;

import io.handover.analysis.synthesis.Answer;
import io.handover.analysis.synthesis.Refutation;
import io.handover.analysis.synthesis.Synthesis;
import io.handover.console.report.Markdown;
import io.handover.console.report.ReportMark;
import io.handover.console.report.StoryMarkdown;
import io.handover.console.report.Words;
import io.handover.files.ProcedureText;
import io.handover.model.procedure.Plan;
import java.util.List;

/** What was asked and found as a summary in Markdown. */
public final class SynthesizeMarkdown {
    private final Synthesis synthesis;
    private final SynthesisWords words;
    private final Markdown page = new Markdown();

    private SynthesizeMarkdown(Synthesis synthesis) {
        this.synthesis = synthesis;
        this.words = new SynthesisWords(synthesis);
    }

    /** The text, with a line end at its end. */
    public static String of(Synthesis synthesis) {
        return new SynthesizeMarkdown(synthesis).text();
    }

    private String text() {
        page.line(ReportMark.comment("synthesize").stripTrailing()).blank();
        page.heading(2, Markdown.plain(words.heading()));
        page.paragraph("**" + Markdown.plain(Words.sentence(words.headline())) + "**");
        facts(words.answered());
        details(synthesis.answer());
        facts(words.asked().stream()
                .filter(fact -> !fact.label().equals(SynthesisWords.AGAIN))
                .toList());
        page.paragraph("The same again:");
        page.fenced("sh", List.of(synthesis.request().command()));
        return page.toString();
    }

    private void facts(List<SynthesisWords.Fact> facts) {
        for (SynthesisWords.Fact fact : facts) {
            String label = "**" + Markdown.plain(fact.label()) + ":** ";
            page.bullet(label + Markdown.plain(fact.lines().get(0)));
            fact.lines().stream().skip(1).forEach(line -> page.line("  * " + Markdown.plain(line)));
        }
        page.blank();
    }

    private void details(Answer answer) {
        if (answer instanceof Answer.Found found) {
            synthesis.request().like().ifPresent(like -> beside(like.plan(), found.plan()));
            yaml(SynthesisWords.FOUND, found.plan());
        } else if (answer instanceof Answer.Impossible impossible) {
            refutation(impossible.refutation());
        } else if (answer instanceof Answer.NotFound notFound) {
            notFound.best().ifPresent(plan -> yaml(SynthesisWords.NEAREST, plan));
        }
    }

    private void beside(Plan like, Plan found) {
        page.heading(3, SynthesisWords.BESIDE);
        page.head(List.of(Markdown.plain(like.procedure().name()), SynthesisWords.THIS));
        SynthesisWords.beside(like, found)
                .forEach(row -> page.row(List.of(Markdown.plain(row.like()), Markdown.plain(row.found()))));
        page.blank();
        SynthesisWords.branches(found).ifPresent(page::paragraph);
    }

    private void yaml(String heading, Plan plan) {
        page.heading(3, heading);
        page.fenced("yaml", ProcedureText.of(plan.procedure()).lines().toList());
    }

    private void refutation(Refutation refutation) {
        page.heading(3, SynthesisWords.REFUTED);
        StoryMarkdown.write(page, refutation.story(), false);
        SynthesisWords.goesOn(refutation).ifPresent(page::paragraph);
        SynthesisWords.lastChoice(refutation)
                .ifPresentOrElse(last -> facts(List.of(last)), () -> page.paragraph(SynthesisWords.NO_SAY));
    }
}
