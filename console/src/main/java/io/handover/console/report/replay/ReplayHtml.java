package io.handover.console.report.replay;

import static j2html.TagCreator.article;
import static j2html.TagCreator.h3;
import static j2html.TagCreator.p;

import io.handover.analysis.replay.Replay;
import io.handover.analysis.subject.Subject;
import io.handover.analysis.token.ReplayToken;
import io.handover.console.html.DrawnTimeline;
import io.handover.console.html.HtmlPage;
import io.handover.console.html.Parts;
import io.handover.console.html.Tone;
import io.handover.console.report.Figures;
import io.handover.console.report.PageParts;
import io.handover.console.report.StoryColumns;
import io.handover.console.report.Words;
import j2html.tags.DomContent;
import java.util.stream.Collectors;

/** A replay as a page for a browser: what is violated, and all of it as one drawn timeline. */
public final class ReplayHtml {
    private final Replay replay;
    private final Subject subject;
    private final String command;
    private final boolean isTimed;

    private ReplayHtml(Replay replay, String command) {
        this.replay = replay;
        this.subject = replay.subject();
        this.command = command;
        this.isTimed = replay.token() instanceof ReplayToken.OfRun;
    }

    /**
     * The page.
     *
     * @param command the command that replays the same
     */
    public static String of(Replay replay, String command) {
        return new ReplayHtml(replay, command).page().toString();
    }

    private HtmlPage page() {
        int violated = replay.violations().size();
        HtmlPage page = PageParts.page("replay", "Replay of " + subject.procedureName() + " on " + subject.siteName());
        page.verdict(
                violated == 0 ? Tone.GOOD : Tone.BAD,
                violated == 0
                        ? "Nothing is violated"
                        : Figures.counted(violated, "promise is violated", "promises are violated"),
                p(Words.sentence(what())));
        page.section("timeline", "Timeline", PageParts.legend(), drawing(), again());
        if (violated > 0) {
            page.section(
                    "violations",
                    "What is violated",
                    replay.violations().stream().map(this::violation).toList());
        }
        page.section(
                "basis",
                "What was replayed",
                PageParts.subject(subject).fact("replayed", what()).list(),
                again(),
                Parts.folded("The procedure, as it was replayed", PageParts.procedure(subject)));
        return page;
    }

    private String what() {
        return replay.token() instanceof ReplayToken.OfRun run
                ? "run number " + run.index() + " of seed " + run.seed()
                        + (run.check() < 0 ? ", as it was" : ", shortened to what leads to the violation")
                        + "; faults: "
                        + ReplayText.faults(run.faults())
                : "a sequence of " + Figures.counted(replay.story().actions(), "action") + " without times";
    }

    private DomContent again() {
        return PageParts.again("", command);
    }

    private DomContent drawing() {
        return DrawnTimeline.of(
                "What happens"
                        + (replay.violations().isEmpty()
                                ? "; nothing is violated."
                                : ", and violates "
                                        + replay.violations().stream()
                                                .map(violation ->
                                                        violation.check().name())
                                                .distinct()
                                                .collect(Collectors.joining(", "))
                                        + "."),
                replay.story().plan().serverNames(),
                StoryColumns.of(
                        replay.story(),
                        isTimed,
                        replay.violations().stream()
                                .map(violation -> new StoryColumns.Violated(
                                        violation.after(), violation.check().name()))
                                .toList()),
                isTimed);
    }

    private DomContent violation(Replay.Violation violation) {
        return article(
                h3(violation.check().name()),
                new Parts.Facts()
                        .fact("promise", violation.check().promise())
                        .fact(
                                "what",
                                Tone.BAD.words(
                                        Words.sentence(violation.diagnosis().summary())))
                        .fact("when", violation.after() == 0 ? "from the start" : "at moment " + violation.after())
                        .fact(
                                "where",
                                PageParts.place(subject, violation.diagnosis().line()))
                        .list());
    }
}
