package io.handover.console.report.synthesize;

import io.handover.analysis.synthesis.Answer;
import io.handover.analysis.synthesis.Refutation;
import io.handover.analysis.synthesis.Synthesis;
import io.handover.analysis.synthesis.SynthesisRequest;
import io.handover.console.Terminal;
import io.handover.console.report.Page;
import io.handover.console.report.SideBySide;
import io.handover.console.report.Style;
import io.handover.console.report.Timeline;
import io.handover.files.ProcedureText;
import io.handover.model.procedure.Plan;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Whether there is a procedure, and which, as text for a terminal. */
public final class SynthesizeText {
    private final Synthesis synthesis;
    private final SynthesisRequest request;
    private final SynthesisWords words;
    private final boolean isWritten;
    private final Page page;

    private SynthesizeText(Synthesis synthesis, boolean isWritten, Terminal terminal) {
        this.synthesis = synthesis;
        this.request = synthesis.request();
        this.words = new SynthesisWords(synthesis);
        this.isWritten = isWritten;
        this.page = new Page(terminal);
    }

    /**
     * The text, with a line end at its end.
     *
     * @param isWritten whether the procedure goes to a file, and so need not be shown
     */
    public static String of(Synthesis synthesis, boolean isWritten, Terminal terminal) {
        SynthesizeText text = new SynthesizeText(synthesis, isWritten, terminal);
        text.answer();
        text.facts(text.words.asked());
        text.details();
        return text.page.toString();
    }

    private void answer() {
        Answer answer = synthesis.answer();
        page.heading(words.heading());
        page.paragraph(
                "",
                words.headline(),
                answer instanceof Answer.Found
                        ? Style.PROVED
                        : answer instanceof Answer.Impossible ? Style.BAD : Style.DOUBT);
        page.blank();
        facts(words.answered());
        page.blank();
    }

    private void facts(List<SynthesisWords.Fact> facts) {
        for (SynthesisWords.Fact fact : facts) {
            String before = String.format(Locale.ROOT, "  %-13s", fact.label());
            for (String line : fact.lines()) {
                if (fact.label().equals(SynthesisWords.PROVED)) {
                    page.paragraph(before, line, Style.GOOD);
                } else {
                    page.paragraph(before, line);
                }
                before = " ".repeat(before.length());
            }
        }
    }

    private void details() {
        Answer answer = synthesis.answer();
        if (answer instanceof Answer.Found found) {
            request.like().ifPresent(like -> beside(like.plan(), found.plan()));
            if (!isWritten) {
                yaml(SynthesisWords.FOUND, found.plan());
            }
        } else if (answer instanceof Answer.Impossible impossible) {
            refutation(impossible.refutation());
        } else if (answer instanceof Answer.NotFound notFound) {
            notFound.best().ifPresent(plan -> yaml(SynthesisWords.NEAREST, plan));
        }
    }

    private void yaml(String heading, Plan plan) {
        page.blank();
        page.heading(heading);
        ProcedureText.of(plan.procedure()).lines().forEach(page::line);
    }

    private void beside(Plan like, Plan found) {
        List<SynthesisWords.Row> rows = SynthesisWords.beside(like, found);
        page.blank();
        page.heading(SynthesisWords.BESIDE);
        if (SideBySide.fits(page, 2)) {
            SideBySide table = new SideBySide(like.procedure().name(), SynthesisWords.THIS);
            rows.forEach(row -> table.row(row.like(), row.found()));
            table.write(page, 2);
        } else {
            rows.stream()
                    .map(SynthesisWords.Row::found)
                    .filter(step -> !step.isEmpty())
                    .forEach(step -> page.paragraph("  ", step));
        }
        SynthesisWords.branches(found).ifPresent(words -> page.paragraph("  ", words));
    }

    private void refutation(Refutation refutation) {
        page.blank();
        page.heading(SynthesisWords.REFUTED);
        Timeline.NUMBERED.write(page, "  ", refutation.story());
        SynthesisWords.goesOn(refutation).ifPresent(words -> page.paragraph("  ", words));
        Optional<SynthesisWords.Fact> last = SynthesisWords.lastChoice(refutation);
        if (last.isEmpty()) {
            page.paragraph("  ", SynthesisWords.NO_SAY);
            return;
        }
        page.blank();
        facts(List.of(last.get()));
    }
}
