package io.handover.console.report.check;

import static j2html.TagCreator.a;
import static j2html.TagCreator.article;
import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.h3;
import static j2html.TagCreator.p;
import static j2html.TagCreator.span;
import static j2html.TagCreator.text;

import io.handover.analysis.advice.Advice;
import io.handover.analysis.check.CheckReport;
import io.handover.analysis.check.CheckRequest;
import io.handover.analysis.check.Finding;
import io.handover.analysis.subject.Subject;
import io.handover.console.ExitCode;
import io.handover.console.Terminal;
import io.handover.console.html.DrawnTimeline;
import io.handover.console.html.HtmlPage;
import io.handover.console.html.Parts;
import io.handover.console.html.Tone;
import io.handover.console.report.Figures;
import io.handover.console.report.PageParts;
import io.handover.console.report.StoryColumns;
import io.handover.console.report.Words;
import io.handover.files.PatchedText;
import io.handover.simulator.campaign.FaultClass;
import io.handover.simulator.campaign.FaultClass.Blame;
import j2html.tags.DomContent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A check's report as a page for a browser: the verdict, the findings with their stories drawn, and what stands behind them. */
public final class CheckHtml {
    private final CheckReport report;
    private final CheckRequest request;
    private final Subject subject;
    private final FirstScreen first;

    private CheckHtml(CheckReport report) {
        this.report = report;
        this.request = report.request();
        this.subject = request.subject();
        this.first = new FirstScreen(report, Terminal.NONE);
    }

    /** The page. */
    public static String of(CheckReport report) {
        return new CheckHtml(report).page().toString();
    }

    private HtmlPage page() {
        HtmlPage page = PageParts.page("check", "Check of " + subject.procedureName() + " on " + subject.siteName());
        page.verdict(tone(), Words.sentence(ExitCode.verdict(report)), verdict().toArray(DomContent[]::new));
        page.section("promises", "Promises", promises(), again());
        if (!report.findings().isEmpty()) {
            page.section("findings", "Findings", overview());
            page.section("stories", "Stories", stories());
        }
        DetailsHtml details = new DetailsHtml(report);
        page.section("matrix", "By fault class", details.matrix(), again());
        page.section("times", "Times", details.times(), again());
        page.section("coverage", "What the runs went through", details.witnesses(), again());
        page.section("basis", "What was checked", basis());
        return page;
    }

    private Tone tone() {
        if (report.interrupted()) {
            return Tone.DOUBT;
        }
        return switch (report.verdict()) {
            case HELD -> Tone.GOOD;
            case VIOLATED -> Tone.BAD;
            case UNKNOWN -> Tone.DOUBT;
        };
    }

    private List<DomContent> verdict() {
        List<DomContent> parts = new ArrayList<>();
        if (report.interrupted()) {
            parts.add(p("Interrupted: this is what is known after " + Figures.count(report.runs()) + " of "
                    + Figures.counted(request.runs() * request.classes().size(), "run") + "."));
        }
        parts.add(p(FindingWords.counts(report)));
        parts.add(Parts.note(plain(request.runs(), request.classes().size()) + ", seed " + request.seed() + "."
                + first.explored()
                        .map(explored -> " Explored: " + explored + ".")
                        .orElse("")));
        return parts;
    }

    private static String plain(long runs, int classes) {
        return Figures.counted(runs, "run") + " of "
                + (classes == 1 ? "one fault class" : "each of " + classes + " fault classes");
    }

    private DomContent again() {
        return PageParts.again("Seed " + request.seed(), request.command());
    }

    // ---- promises -------------------------------------------------------------------------------------------------

    private DomContent promises() {
        Parts.Grid grid = new Parts.Grid(
                "What the procedure promises, and what it takes to break it",
                List.of("promise", "verdict", "what breaks it"));
        for (int check = 0; check < report.checks().size(); check++) {
            int place = check;
            grid.row(
                    div(
                            text(report.checks().get(check).name()),
                            span(report.checks().get(check).promise()).withClass("cell-note")),
                    List.of(
                            switch (report.verdict(check)) {
                                case VIOLATED -> Tone.BAD.words("violated");
                                case UNKNOWN -> Tone.DOUBT.words("unknown");
                                case HELD ->
                                    IntStream.range(0, report.tallies().size())
                                                    .allMatch(row -> report.isProved(row, place)
                                                            || report.scopes()
                                                                    .get(row)
                                                                    .isEmpty())
                                            ? Tone.GOOD.words("held, proved in small scope")
                                            : Tone.GOOD.words("held");
                            },
                            text(report.breaks(check).map(CheckHtml::needs).orElse(""))));
        }
        return grid.table();
    }

    private static String needs(Blame blame) {
        return switch (blame) {
            case NONE -> "without any fault";
            case ENVIRONMENT -> "only with faults";
            case SLIPS -> "only by an operator's slip";
        };
    }

    // ---- findings -------------------------------------------------------------------------------------------------

    private DomContent overview() {
        Parts.Grid grid = new Parts.Grid(
                "The worst first: what needs no fault stands before what needs one, what a fault alone explains comes last",
                List.of("finding", "how often", "needs", "line", "what to do"));
        for (int i = 0; i < report.findings().size(); i++) {
            Finding finding = report.findings().get(i);
            grid.row(
                    a(i + 1 + ". " + Words.sentence(finding.counted())).withHref("#finding-" + (i + 1)),
                    List.of(
                            text(FirstScreen.share(finding)),
                            text(finding.isFaultAlone() ? "a fault alone" : needs(finding.blame())),
                            text(
                                    finding.diagnosis().line().isPresent()
                                            ? String.valueOf(
                                                    finding.diagnosis().line().getAsInt())
                                            : "-"),
                            text(AdviceText.brief(finding))));
        }
        return grid.table();
    }

    private List<DomContent> stories() {
        List<DomContent> parts = new ArrayList<>();
        parts.add(PageParts.legend());
        for (int i = 0; i < report.findings().size(); i++) {
            parts.add(story(i + 1, report.findings().get(i)));
        }
        return parts;
    }

    private DomContent story(int number, Finding finding) {
        Parts.Facts facts = new Parts.Facts()
                .fact(
                        finding.ways() > 1 ? "such as" : "what",
                        Tone.BAD.words(Words.sentence(finding.diagnosis().summary())))
                .fact("promise", finding.check().promise());
        if (!finding.also().isEmpty()) {
            facts.fact(
                    "also",
                    Parts.listed(finding.also().stream()
                            .map(other -> other.check().name() + " is violated by the same: "
                                    + other.check().promise() + ".")
                            .toList()));
        }
        facts.fact("counted", Words.sentence(finding.counted())).fact("how often", FindingWords.howOften(report, finding));
        if (finding.isFaultAlone()) {
            facts.fact("blame", FindingWords.blame(report, finding));
        }
        if (finding.diagnosis().line().isPresent()) {
            facts.fact("where", PageParts.place(subject, finding.diagnosis().line()));
        }
        advice(facts, number, finding);
        facts.fact("story", FindingWords.story(report, finding));
        boolean isTimed = !finding.telling().isPath();
        int end = finding.story().moments().size();
        return article(
                        h3(number + ". " + finding.check().name() + " is violated"),
                        facts.list(),
                        DrawnTimeline.of(
                                "Story " + number + ": "
                                        + Words.sentence(finding.diagnosis().summary()),
                                finding.story().plan().serverNames(),
                                StoryColumns.of(
                                        finding.story(),
                                        isTimed,
                                        List.of(new StoryColumns.Violated(
                                                end, finding.check().name()))),
                                isTimed),
                        replay(finding))
                .withId("finding-" + number);
    }

    private DomContent replay(Finding finding) {
        return div(
                PageParts.again("This story", request.replay() + " " + finding.token()),
                each(
                        finding.original().stream().toList(),
                        original -> PageParts.again(
                                "The whole run that it was found in", request.replay() + " " + original)));
    }

    private void advice(Parts.Facts facts, int number, Finding finding) {
        if (finding.advice().isEmpty()) {
            facts.fact(
                    "to do",
                    finding.blame() == Blame.SLIPS
                            ? "None was looked for: slips do not count here; with --fail-on slips it is."
                            : "There was no time to look for advice.");
            return;
        }
        Advice advice = finding.advice().get();
        AdviceText shown = new AdviceText(subject, report.findings());
        Optional<Integer> same = shown.earlier(finding, advice);
        if (!advice.isPatch()) {
            facts.fact(
                    "to do",
                    same.map(earlier -> "as for finding " + earlier + ": " + advice.summary() + ".")
                            .orElse(Words.sentence(advice.effect())));
            return;
        }
        facts.fact(
                "to do",
                same.map(earlier -> "the same patch as for finding " + earlier + ".")
                        .orElse(Words.sentence(advice.summary())));
        facts.fact("tried", advice.effect() + ".");
        if (same.isEmpty() && !shown.isShownBefore(number, advice)) {
            facts.fact(
                    "patch",
                    p("--apply " + number + " --output FILE writes it"
                            + (advice.needed().isEmpty()
                                    ? ":"
                                    : ", together with the patches before it that it needs:")),
                    Parts.lines(
                            "Patch for finding " + number,
                            PatchedText.diff(subject.source(), subject.text(), advice.patch())));
        }
    }

    // ---- what was checked -----------------------------------------------------------------------------------------

    private List<DomContent> basis() {
        return List.of(
                PageParts.subject(subject)
                        .fact(
                                "faults",
                                request.classes().stream().map(FaultClass::name).collect(Collectors.joining(", ")))
                        .fact("runs", plain(request.runs(), request.classes().size()) + ", seed " + request.seed())
                        .list(),
                again(),
                Parts.folded("The procedure, as it was checked", PageParts.procedure(subject)));
    }
}
