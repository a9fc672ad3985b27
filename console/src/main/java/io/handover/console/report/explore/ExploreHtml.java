package io.handover.console.report.explore;

import static j2html.TagCreator.a;
import static j2html.TagCreator.article;
import static j2html.TagCreator.div;
import static j2html.TagCreator.h3;
import static j2html.TagCreator.p;
import static j2html.TagCreator.span;
import static j2html.TagCreator.text;

import io.handover.analysis.check.SmallScope;
import io.handover.analysis.explore.Counterexample;
import io.handover.analysis.explore.ExploreReport;
import io.handover.analysis.explore.ExploreRequest;
import io.handover.analysis.subject.Subject;
import io.handover.console.ExitCode;
import io.handover.console.html.DrawnTimeline;
import io.handover.console.html.HtmlPage;
import io.handover.console.html.Parts;
import io.handover.console.html.Tone;
import io.handover.console.report.Figures;
import io.handover.console.report.PageParts;
import io.handover.console.report.StoryColumns;
import io.handover.console.report.Words;
import io.handover.explorer.search.Exploration;
import io.handover.explorer.search.Finding;
import io.handover.model.property.Property;
import j2html.tags.DomContent;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * An exploration's report as a page for a browser: the verdicts, and each counterexample drawn. How long it took and what memory it needed
 * is left out, because it is not the same twice.
 */
public final class ExploreHtml {
    private final ExploreReport report;
    private final ExploreRequest request;
    private final Exploration exploration;
    private final Subject subject;

    private ExploreHtml(ExploreReport report) {
        this.report = report;
        this.request = report.request();
        this.exploration = report.exploration();
        this.subject = request.subject();
    }

    /** The page. */
    public static String of(ExploreReport report) {
        return new ExploreHtml(report).page().toString();
    }

    private HtmlPage page() {
        HtmlPage page =
                PageParts.page("explore", "Exploration of " + subject.procedureName() + " on " + subject.siteName());
        int code = ExitCode.of(report);
        page.verdict(
                code == ExitCode.HELD ? Tone.GOOD : code == ExitCode.VIOLATED ? Tone.BAD : Tone.DOUBT,
                Words.sentence(ExitCode.words(code)),
                p(
                        exploration.complete()
                                ? "Complete: every reachable state within " + SmallScope.words(request.scope())
                                        + " was visited."
                                : "Not complete: " + ExploreText.bound(exploration)
                                        + "; what was not judged by then is unknown."));
        page.section("verdicts", "Verdicts", verdicts(), PageParts.again("", request.command()));
        if (!report.told().isEmpty()) {
            page.section("counterexamples", "Counterexamples", counterexamples());
        }
        page.section(
                "basis",
                "What was explored",
                basis(),
                PageParts.again("", request.command()),
                Parts.folded("The procedure, as it was explored", PageParts.procedure(subject)));
        return page;
    }

    private DomContent verdicts() {
        Parts.Grid grid = new Parts.Grid(
                "What is proved, and what a course of events violates",
                List.of("property", "verdict", "after", "promised", "counterexample"));
        for (Finding finding : exploration.findings()) {
            Property property = finding.property();
            OptionalInt number = number(property);
            grid.row(
                    div(text(property.name()), span(property.promise()).withClass("cell-note")),
                    List.of(
                            switch (finding.verdict()) {
                                case HOLDS -> Tone.GOOD.words("proved");
                                case VIOLATED -> Tone.BAD.words("violated");
                                case UNKNOWN -> Tone.DOUBT.words("unknown");
                            },
                            text(
                                    finding.length().isPresent()
                                            ? Figures.counted(finding.length().getAsInt(), "action")
                                                    + (finding.shortest() ? "" : ", perhaps fewer")
                                            : ""),
                            text(report.isPromised(property) ? "yes" : "no"),
                            number.isPresent()
                                    ? a("number " + number.getAsInt()).withHref("#counterexample-" + number.getAsInt())
                                    : text("")));
        }
        return grid.table();
    }

    /** The number of the counterexample that tells a property's violation. */
    private OptionalInt number(Property property) {
        return IntStream.range(0, report.told().size())
                .filter(i -> report.told().get(i).property() == property
                        || report.also(report.told().get(i)).stream().anyMatch(also -> also.property() == property))
                .map(i -> i + 1)
                .findFirst();
    }

    private List<DomContent> counterexamples() {
        List<DomContent> parts = new ArrayList<>();
        parts.add(PageParts.legend());
        for (int i = 0; i < report.told().size(); i++) {
            parts.add(counterexample(i + 1, report.told().get(i)));
        }
        return parts;
    }

    private DomContent counterexample(int number, Counterexample counterexample) {
        Property property = counterexample.property();
        Parts.Facts facts = new Parts.Facts().fact("promise", property.promise());
        if (counterexample.missing().isEmpty() || counterexample.goesRound()) {
            facts.fact("but", Tone.BAD.words(Words.sentence(counterexample.summary())));
        } else {
            facts.fact("for ever", Parts.listed(counterexample.missing()));
        }
        List<String> also = report.also(counterexample).stream()
                .map(other -> other.property().name() + " is violated by the same: "
                        + other.property().promise())
                .toList();
        if (!also.isEmpty()) {
            facts.fact("also", Parts.listed(also));
        }
        if (counterexample.diagnosis().line().isPresent()) {
            facts.fact(
                    "where", PageParts.place(subject, counterexample.diagnosis().line()));
        }
        int end = counterexample.story().moments().size();
        return article(
                        h3(number + ". " + property.name()),
                        facts.list(),
                        DrawnTimeline.of(
                                "Counterexample " + number + ": " + Words.sentence(counterexample.summary()),
                                counterexample.story().plan().serverNames(),
                                StoryColumns.of(
                                        counterexample.story(),
                                        false,
                                        List.of(new StoryColumns.Violated(end, property.name()))),
                                false),
                        PageParts.again(
                                "This path",
                                request.replay() + " " + counterexample.token().word()))
                .withId("counterexample-" + number);
    }

    private DomContent basis() {
        Parts.Facts facts = PageParts.subject(subject)
                .fact("bounds", SmallScope.words(request.scope()))
                .fact("states", Figures.count(exploration.states()) + ExploreText.representatives(request))
                .fact("transitions", Figures.count(exploration.transitions()))
                .fact("depth", Figures.count(exploration.depth()));
        return facts.list();
    }
}
