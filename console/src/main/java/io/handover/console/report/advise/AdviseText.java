package io.handover.console.report.advise;

import io.handover.analysis.attainment.Along;
import io.handover.analysis.guidance.About;
import io.handover.analysis.guidance.Guidance;
import io.handover.analysis.guidance.Guidance.Answer;
import io.handover.analysis.retreat.UsualCourse;
import io.handover.analysis.subject.Subject;
import io.handover.console.ExitCode;
import io.handover.console.Terminal;
import io.handover.console.report.Declared;
import io.handover.console.report.Figures;
import io.handover.console.report.Page;
import io.handover.console.report.RetreatText;
import io.handover.console.report.StandingWords;
import io.handover.console.report.Style;
import io.handover.console.report.Table;
import io.handover.console.report.Table.Cell;
import io.handover.explorer.game.Standing;
import io.handover.files.AssumptionKey;
import io.handover.model.property.Property;
import java.util.List;
import java.util.Locale;

/** Advice as text for a terminal: what to do and why comes first. */
public final class AdviseText {
    private static final int STEP_WORDS = 20;

    /** Below the words behind the labels at the beginning. */
    private static final String BELOW = " ".repeat(9);

    private final Guidance guidance;
    private final AdviseWords words;
    private final Page page;

    private AdviseText(Guidance guidance, Terminal terminal) {
        this.guidance = guidance;
        this.words = new AdviseWords(guidance);
        this.page = new Page(terminal);
    }

    /** The text, with a line end at its end. */
    public static String of(Guidance guidance, Terminal terminal) {
        AdviseText text = new AdviseText(guidance, terminal);
        text.write();
        return text.page.toString();
    }

    private void write() {
        page.heading(words.heading());
        page.paragraph("", "Verdict: " + words.verdict() + " (exit code " + ExitCode.of(guidance) + ")", style());
        words.doubt().ifPresent(doubt -> page.paragraph("", doubt, Style.DOUBT));
        page.blank();
        guidance.answer().ifPresent(this::answer);
        foot();
    }

    private Style style() {
        return switch (guidance.verdict()) {
            case CERTAIN -> Style.GOOD;
            case NOT_CERTAIN -> Style.BAD;
            case UNKNOWN -> Style.DOUBT;
        };
    }

    private void answer(Answer answer) {
        page.paragraph("do next  ", words.toDo(answer), Style.HEADING);
        labelled("why      ", words.why(answer));
        labelled("sight    ", words.sighted(answer));
        labelled("waiting  ", words.waiting(answer));
        page.blank();
        promises(answer);
        page.blank();
        costs(answer);
        answer.along().ifPresent(along -> along(answer, along));
        answer.retreats().ifPresent(retreats -> {
            RetreatText.write(retreats, page);
            page.blank();
        });
    }

    private void labelled(String label, List<String> sentences) {
        String before = label;
        for (String sentence : sentences) {
            page.paragraph(before, sentence);
            before = BELOW;
        }
    }

    private void promises(Answer answer) {
        Table table = Table.ofWords("promise", List.of("now", AdviseWords.UNATTENDED), 30);
        answer.standings()
                .forEach((promise, standing) -> table.row(
                        promise.name(),
                        List.of(cell(standing), cell(answer.unattended().getOrDefault(promise, Standing.LOST)))));
        page.table(table, 0);
    }

    private static Cell cell(Standing standing) {
        return new Cell(StandingWords.of(standing), StandingWords.style(standing));
    }

    private void costs(Answer answer) {
        List<AdviseWords.Cost> costs = words.costs(answer);
        if (costs.isEmpty()) {
            return;
        }
        page.heading("What other commands would cost");
        for (AdviseWords.Cost cost : costs) {
            page.paragraph("  ", cost.order());
            cost.lines().forEach(line -> page.paragraph(BELOW, line));
        }
        page.blank();
    }

    private void along(Answer answer, Along along) {
        List<Property> promises = List.copyOf(answer.standings().keySet());
        boolean isStory = guidance.request().about() instanceof About.OfStory;
        page.heading(isStory ? "Along the story" : "Along the usual course of the procedure");
        words.points(along, promises).forEach(point -> page.paragraph("", point));
        List<Property> changing = promises.stream()
                .filter(promise -> !AdviseWords.alwaysCertain(along, promises).contains(promise))
                .toList();
        if (!changing.isEmpty()) {
            page.blank();
            Table table = Table.ofWords(
                    isStory ? "after event" : "after step",
                    changing.stream().map(Property::name).toList(),
                    STEP_WORDS);
            row(table, "0 the start", along, 0, changing);
            if (isStory) {
                AdviseWords.toldMoments(along, changing)
                        .forEach(i -> row(
                                table,
                                i + " " + along.story().moments().get(i - 1).who(),
                                along,
                                i,
                                changing));
            }
            for (UsualCourse.Done done : answer.done()) {
                row(table, words.label(done), along, done.moments(), changing);
            }
            page.table(table, 0);
        }
        page.blank();
        if (isStory) {
            page.heading("The story");
            for (int i = 0; i < along.story().moments().size(); i++) {
                page.paragraph(
                        String.format(
                                Locale.ROOT,
                                "%6d  %s  ",
                                i + 1,
                                along.story().moments().get(i).who()),
                        along.story().moments().get(i).what());
            }
            page.blank();
        }
    }

    private static void row(Table table, String heading, Along along, int moment, List<Property> promises) {
        table.row(
                heading,
                promises.stream()
                        .map(promise -> cell(along.standings(promise).get(moment)))
                        .toList());
    }

    private void foot() {
        Subject subject = guidance.request().subject();
        page.paragraph("  procedure    ", subject.source());
        page.paragraph("  site         ", subject.siteAndServers());
        page.paragraph(
                "  assumptions  ",
                String.join(" ", AssumptionKey.stated(guidance.request().terms().assumptions())));
        if (!(guidance.request().about() instanceof About.OfSite)) {
            page.paragraph(
                    "  declared     ",
                    String.join(" ", Declared.on(subject.plan()).sentences()));
        }
        page.paragraph("  faults       ", words.faults());
        page.paragraph("  changes      ", words.changes());
        page.paragraph("  sight        ", words.sight());
        words.leftOut().ifPresent(promise -> page.paragraph("  left out     ", promise));
        guidance.answer().ifPresent(answer -> page.paragraph("  states       ", Figures.count(answer.states())));
        page.paragraph("  same again   ", guidance.request().command());
    }
}
