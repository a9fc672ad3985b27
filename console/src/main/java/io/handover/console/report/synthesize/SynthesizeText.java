package io.handover.console.report.synthesize;

import io.handover.analysis.check.SmallScope;
import io.handover.analysis.comparison.Alignment;
import io.handover.analysis.story.Moment;
import io.handover.analysis.synthesis.Answer;
import io.handover.analysis.synthesis.Refutation;
import io.handover.analysis.synthesis.Synthesis;
import io.handover.analysis.synthesis.SynthesisRequest;
import io.handover.analysis.synthesis.Times;
import io.handover.console.Terminal;
import io.handover.console.report.Declared;
import io.handover.console.report.Figures;
import io.handover.console.report.Page;
import io.handover.console.report.SideBySide;
import io.handover.console.report.Style;
import io.handover.console.report.Timeline;
import io.handover.explorer.search.Verdict;
import io.handover.files.AssumptionKey;
import io.handover.files.ProcedureText;
import io.handover.model.procedure.Instruction;
import io.handover.model.procedure.Plan;
import io.handover.model.procedure.RoleRef;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;

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
        text.asked();
        text.details();
        return text.page.toString();
    }

    private void answer() {
        Answer answer = synthesis.answer();
        page.heading("Synthesis on " + request.site().site().name());
        page.paragraph(
                "",
                words.headline(),
                answer instanceof Answer.Found
                        ? Style.PROVED
                        : answer instanceof Answer.Impossible ? Style.BAD : Style.DOUBT);
        page.blank();
        if (answer instanceof Answer.Found found) {
            found(found);
        } else if (answer instanceof Answer.Impossible impossible) {
            impossible(impossible);
        } else if (answer instanceof Answer.NotFound notFound) {
            notFound(notFound);
        } else if (answer instanceof Answer.Undecided undecided) {
            page.paragraph(
                    "  states       ",
                    "more than " + Figures.count(undecided.states())
                            + "; allow more with --max-states, or fewer faults");
        }
        page.blank();
    }

    private void found(Answer.Found found) {
        page.paragraph("  commands     ", commands(found.commands(), found.least()));
        page.paragraph(
                "  proved       ",
                SynthesisWords.names(request.promises()) + ", within " + SmallScope.words(found.scope()),
                Style.GOOD);
        Declared.on(found.plan()).write(page);
        page.paragraph("  takes        ", takes(found.times()));
        if (found.like().isPresent()) {
            Answer.Likened like = found.like().get();
            page.paragraph(
                    "  beside it    ",
                    request.like().orElseThrow().procedureName() + ": "
                            + (like.commands().isPresent()
                                    ? Figures.counted(like.commands().getAsInt(), "command")
                                    : "does not come to its end as usual")
                            + "; " + takes(like.times()));
        }
    }

    private static String commands(int commands, OptionalInt least) {
        String given = commands + " where nothing surprising happens; ";
        if (least.isEmpty()) {
            return given + "with how few a procedure is sure to do is not known";
        }
        return given
                + (commands <= least.getAsInt()
                        ? "no procedure is sure to do with fewer"
                        : "no procedure is sure to do with fewer than " + least.getAsInt());
    }

    private static String takes(Optional<Times> times) {
        if (times.isEmpty()) {
            return "no run came to its end";
        }
        Times known = times.get();
        return Figures.duration(known.medianMillis()) + " in the median, without management for "
                + Figures.duration(known.medianGapMillis()) + " at a time; "
                + Figures.count(known.ended()) + " of " + Figures.counted(known.runs(), "run") + " came to their end";
    }

    private void impossible(Answer.Impossible impossible) {
        label("  together     ", impossible.core().stream().map(words::reason).toList());
        page.paragraph("               ", "make it impossible; without any one of these there would be a way to act.");
        if (impossible.lifts().isEmpty()) {
            page.paragraph("  would lift   ", "no single change");
        } else {
            label(
                    "  would lift   ",
                    impossible.lifts().stream().map(words::lift).toList());
        }
    }

    private void label(String label, List<String> lines) {
        String before = label;
        for (String line : lines) {
            page.paragraph(before, line);
            before = " ".repeat(label.length());
        }
    }

    private void notFound(Answer.NotFound notFound) {
        if (notFound.exploration().isEmpty()) {
            page.paragraph("  missing      ", "no main course was found that stays within what is certain");
            return;
        }
        List<String> broken = request.promises().stream()
                .filter(property ->
                        notFound.exploration().get().finding(property).verdict() != Verdict.HOLDS)
                .map(property -> property.name() + ": " + property.promise())
                .toList();
        page.paragraph("  nearest      ", "the procedure below, within " + SmallScope.words(notFound.scope()));
        label("  breaks       ", broken);
    }

    private void asked() {
        page.paragraph("  goal         ", words.goals());
        if (!words.kept().isEmpty()) {
            page.paragraph("  keep         ", words.kept());
        }
        if (!request.without().isEmpty()) {
            page.paragraph(
                    "  without      ",
                    request.without().stream()
                            .map(without -> without.words(request.servers()))
                            .collect(Collectors.joining(", ")));
        }
        request.gapMillis()
                .ifPresent(most -> page.paragraph(
                        "  gap          ",
                        "management is away for at most " + Figures.duration(most) + " in most runs"));
        page.paragraph("  site         ", request.site().site().name() + ": " + String.join(", ", request.servers()));
        page.paragraph(
                "  assumptions  ",
                String.join(" ", AssumptionKey.stated(request.site().site().assumptions())));
        page.paragraph(
                "  bounds       ",
                SmallScope.words(request.budgets().scope(request.servers().size(), Synthesis.CHANGES)));
        page.paragraph("  same again   ", request.command());
        page.paragraph(
                "  looked at    ",
                Figures.counted(synthesis.games(), "game") + " of "
                        + Figures.counted(synthesis.states(), "state") + "; "
                        + Figures.counted(synthesis.tries(), "procedure") + " explored");
    }

    private void details() {
        Answer answer = synthesis.answer();
        if (answer instanceof Answer.Found found) {
            request.like().ifPresent(like -> beside(like.plan(), found.plan()));
            if (!isWritten) {
                yaml("The procedure", found.plan());
            }
        } else if (answer instanceof Answer.Impossible impossible) {
            refutation(impossible.refutation());
        } else if (answer instanceof Answer.NotFound notFound) {
            notFound.best().ifPresent(plan -> yaml("What came nearest", plan));
        }
    }

    private void yaml(String heading, Plan plan) {
        page.blank();
        page.heading(heading);
        ProcedureText.of(plan.procedure()).lines().forEach(page::line);
    }

    private void beside(Plan like, Plan found) {
        List<Instruction> ofLike = like.procedure().steps();
        List<Instruction> ofFound = found.procedure().steps();
        SideBySide table = new SideBySide(like.procedure().name(), "this one");
        for (int[] slot : Alignment.of(
                        ofLike, ofFound, (one, other) -> phrase(one).equals(phrase(other)) ? 1 : 0)
                .slots()) {
            table.row(step(ofLike, slot[0]), step(ofFound, slot[1]));
        }
        page.blank();
        page.heading("Step by step");
        if (SideBySide.fits(page, 2)) {
            table.write(page, 2);
        } else {
            for (int i = 0; i < ofFound.size(); i++) {
                page.paragraph("  ", step(ofFound, i));
            }
        }
        if (!found.procedure().whatIfs().isEmpty()) {
            page.paragraph(
                    "  ",
                    "and " + Figures.counted(found.procedure().whatIfs().size(), "what-if branch", "what-if branches"));
        }
    }

    private static String step(List<Instruction> steps, int place) {
        return place == Alignment.NONE ? "" : (place + 1) + ". " + phrase(steps.get(place));
    }

    private static String phrase(Instruction step) {
        return step.command()
                .phrase(step.target().role(), step.at().map(RoleRef::role).orElse(""));
    }

    private void refutation(Refutation refutation) {
        page.blank();
        page.heading("How the best that can be done is refuted");
        Timeline.NUMBERED.write(page, "  ", refutation.story());
        if (!refutation.ends()) {
            page.paragraph("  ", "and so on: it can go on like this for ever.");
        }
        if (refutation.lastChoice().isEmpty()) {
            page.paragraph("  ", "The operator has no say in it.");
            return;
        }
        int place = refutation.lastChoice().getAsInt();
        Moment last = refutation.story().moments().get(place);
        page.blank();
        page.paragraph(
                "  last choice  ",
                "number " + (place + 1) + ", " + last.what() + ". Each choice that there is then leads out:");
        long putOff = refutation.choices().stream()
                .filter(choice -> SynthesisWords.outcome(choice).isEmpty())
                .count();
        refutation
                .choices()
                .forEach(choice -> SynthesisWords.outcome(choice)
                        .ifPresent(outcome -> page.paragraph("               ", choice.order() + ": " + outcome)));
        if (putOff > 0) {
            page.paragraph(
                    "               ",
                    Figures.counted(putOff, "other command") + ", or to wait: " + (putOff == 1 ? "puts" : "put")
                            + " it off, and makes nothing certain");
        }
    }
}
