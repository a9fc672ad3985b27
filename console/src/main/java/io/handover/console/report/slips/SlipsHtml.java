package io.handover.console.report.slips;

import static j2html.TagCreator.a;
import static j2html.TagCreator.article;
import static j2html.TagCreator.div;
import static j2html.TagCreator.h3;
import static j2html.TagCreator.p;
import static j2html.TagCreator.span;
import static j2html.TagCreator.text;

import io.handover.analysis.slips.Slip;
import io.handover.analysis.slips.SlipsReport;
import io.handover.analysis.slips.SlipsReport.OfStep;
import io.handover.analysis.slips.ToldSlip;
import io.handover.analysis.subject.Subject;
import io.handover.console.ExitCode;
import io.handover.console.html.DrawnTimeline;
import io.handover.console.html.HtmlPage;
import io.handover.console.html.Parts;
import io.handover.console.html.Plots;
import io.handover.console.html.Scale;
import io.handover.console.html.Tone;
import io.handover.console.report.Figures;
import io.handover.console.report.PageParts;
import io.handover.console.report.StoryColumns;
import io.handover.console.report.Words;
import io.handover.files.PatchedText;
import io.handover.model.procedure.Plan;
import j2html.tags.DomContent;
import java.util.ArrayList;
import java.util.List;

/** What single slips do, as a page for a browser: the slips and steps by consequence and probability, and the worst of them drawn. */
public final class SlipsHtml {
    /** So many of the worst slips are told and drawn. */
    private static final int MOST_TOLD = 20;

    /** Probabilities by their ratios. */
    private static final Scale PROBABILITIES =
            new Scale(1e-5, 1, true, List.of(1e-4, 1e-2, 1.0), share -> Figures.percent(share) + " %");

    private final SlipsReport report;
    private final Subject subject;
    private final Plan plan;
    private final List<ToldSlip> ranked;

    private SlipsHtml(SlipsReport report) {
        this.report = report;
        this.subject = report.subject();
        this.plan = subject.plan();
        this.ranked = report.ranked();
    }

    /** The page. */
    public static String of(SlipsReport report) {
        return new SlipsHtml(report).page().toString();
    }

    private HtmlPage page() {
        HtmlPage page = PageParts.page("slips", "Slips in " + subject.procedureName() + " on " + subject.siteName());
        page.verdict(
                switch (report.verdict()) {
                    case NONE_HARMFUL -> Tone.GOOD;
                    case HARMFUL -> Tone.BAD;
                    case UNKNOWN -> Tone.DOUBT;
                },
                Words.sentence(ExitCode.verdict(report)),
                verdict().toArray(DomContent[]::new));
        if (report.complete()) {
            if (!ranked.isEmpty()) {
                page.section("slips", "Slips, the worst first", slips(), again());
                page.section("stories", "Stories", stories());
            }
            page.section("steps", "Steps", steps(), unharmed(), again());
        }
        page.section(
                "basis",
                "What was looked at",
                basis(),
                again(),
                Parts.folded("The procedure, as it was looked at", PageParts.procedure(subject)));
        return page;
    }

    private DomContent again() {
        return PageParts.again("", report.request().command());
    }

    private List<DomContent> verdict() {
        List<DomContent> parts = new ArrayList<>();
        parts.add(p(SlipWords.counts(report)));
        SlipWords.doubts(report).forEach(doubt -> parts.add(p(doubt)));
        return parts;
    }

    // ---- slips ----------------------------------------------------------------------------------------------------

    private DomContent slips() {
        Parts.Grid grid = new Parts.Grid(
                        "Ranked by consequence times probability; the range is where the literature puts such a slip, no measurement of"
                                + " your operators",
                        List.of("slip", "step", "line", "consequence", "between", "range", "what helps most"))
                .axis(5, Plots.axis(PROBABILITIES));
        for (int i = 0; i < ranked.size(); i++) {
            ToldSlip told = ranked.get(i);
            Slip slip = told.slip();
            String words = i + 1 + ". " + slip.kind().key() + ": " + slip.words();
            grid.row(
                    i < MOST_TOLD ? a(words).withHref("#slip-" + (i + 1)) : text(words),
                    List.of(
                            div(
                                    text(slip.name()),
                                    span(SlipWords.command(plan, slip.step())).withClass("cell-note")),
                            text(slip.line() > 0 ? String.valueOf(slip.line()) : "-"),
                            consequence(told),
                            text(SlipWords.range(slip.range())),
                            Plots.between(
                                    PROBABILITIES,
                                    slip.range().low(),
                                    slip.range().high()),
                            text(SlipWords.helps(told))));
        }
        return grid.table();
    }

    private static DomContent consequence(ToldSlip told) {
        return (told.judged().isLost() ? Tone.BAD : Tone.DOUBT).words(SlipWords.consequence(told));
    }

    private List<DomContent> stories() {
        List<DomContent> parts = new ArrayList<>();
        parts.add(PageParts.legend());
        for (int i = 0; i < Math.min(MOST_TOLD, ranked.size()); i++) {
            parts.add(story(i + 1, ranked.get(i)));
        }
        if (ranked.size() > MOST_TOLD) {
            parts.add(Parts.note("The first " + MOST_TOLD + " of " + ranked.size()
                    + " are told; the command with --details tells the others."));
        }
        return parts;
    }

    private DomContent story(int number, ToldSlip told) {
        Slip slip = told.slip();
        ToldSlip.Loss loss = told.losses().get(0);
        Parts.Facts facts = new Parts.Facts()
                .fact("slip", slip.name() + " (" + SlipWords.command(plan, slip.step()) + "): " + slip.words())
                .fact("consequence", consequence(told));
        told.losses()
                .forEach(one -> facts.fact(
                        "but",
                        one.property().name() + ": "
                                + Words.sentence(one.diagnosis().summary())));
        if (!told.judged().certain().isEmpty()) {
            facts.fact(
                    "certain",
                    "then certainly violated: " + SlipWords.names(told.judged().certain()));
        }
        facts.fact(
                        "probability",
                        SlipWords.range(slip.range()) + " (" + slip.kind().sources() + ")")
                .fact("where", PageParts.place(subject, loss.diagnosis().line()))
                .fact("barrier", SlipWords.helps(told));
        told.barrier()
                .ifPresent(barrier -> facts.fact(
                        "patch",
                        Parts.lines(
                                "Patch against slip " + number,
                                PatchedText.diff(subject.source(), subject.text(), barrier.patch()))));
        int end = loss.story().moments().size();
        return article(
                        h3(number + ". " + slip.kind().key() + " at " + slip.name()),
                        facts.list(),
                        DrawnTimeline.of(
                                "Slip " + number + ", at moment " + (loss.slipAt() + 1) + ": "
                                        + Words.sentence(loss.diagnosis().summary()),
                                loss.story().plan().serverNames(),
                                StoryColumns.of(
                                        loss.story(),
                                        false,
                                        List.of(new StoryColumns.Violated(
                                                end, loss.property().name()))),
                                false),
                        PageParts.again(
                                "This story",
                                report.request().replay() + " " + loss.token().word()))
                .withId("slip-" + number);
    }

    // ---- steps ----------------------------------------------------------------------------------------------------

    private DomContent steps() {
        double most = report.steps().stream().mapToDouble(OfStep::most).max().orElse(1);
        Scale scale = Scale.linear(0, most, value -> Figures.percent(value / 100));
        Parts.Grid grid = new Parts.Grid(
                        "Severity (1 caught, 2 lost, 3 lost for ever) times probability, over the kinds of slip",
                        List.of("step", "between", "weight", "lost", "caught", "slips"))
                .ofFigures()
                .axis(2, Plots.axis(scale));
        for (OfStep step : report.steps()) {
            if (step.lost() + step.caught() > 0) {
                grid.row(
                        step.name() + ": " + SlipWords.command(plan, step.step()),
                        List.of(
                                text(SlipWords.weight(step)),
                                Plots.between(scale, step.least(), step.most()),
                                text(String.valueOf(step.lost())),
                                text(String.valueOf(step.caught())),
                                text(String.valueOf(step.possible()))));
            }
        }
        return grid.table();
    }

    private DomContent unharmed() {
        Parts.Facts facts = new Parts.Facts()
                .fact("no slip matters at", SlipWords.harmless(report))
                .fact("no slip can break", SlipWords.unbreakable(report));
        if (!report.certain().isEmpty()) {
            facts.fact(
                    "certain by slips",
                    Parts.listed(report.certain().stream()
                            .map(told -> told.slip().kind().key() + ", "
                                    + told.slip().name() + ": "
                                    + SlipWords.names(told.judged().certain())
                                    + ", which is possible without the slip, too")
                            .toList()));
        }
        return facts.list();
    }

    private DomContent basis() {
        Parts.Facts facts = PageParts.subject(subject);
        if (report.complete()) {
            facts.fact("explored", SlipWords.explored(report));
        }
        return facts.fact("probabilities", SlipWords.PROBABILITIES).list();
    }
}
