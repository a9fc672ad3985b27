package io.handover.console.report.synthesize;

import io.handover.analysis.check.SmallScope;
import io.handover.analysis.comparison.Alignment;
import io.handover.analysis.synthesis.Answer;
import io.handover.analysis.synthesis.Lift;
import io.handover.analysis.synthesis.Reason;
import io.handover.analysis.synthesis.Refutation;
import io.handover.analysis.synthesis.Synthesis;
import io.handover.analysis.synthesis.SynthesisRequest;
import io.handover.analysis.synthesis.Times;
import io.handover.console.ExitCode;
import io.handover.console.report.BeyondSight;
import io.handover.console.report.Declared;
import io.handover.console.report.Figures;
import io.handover.explorer.search.Verdict;
import io.handover.files.AssumptionKey;
import io.handover.model.procedure.Instruction;
import io.handover.model.procedure.Plan;
import io.handover.model.procedure.RoleRef;
import io.handover.model.property.Property;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/** What was asked and found, in sentences. */
final class SynthesisWords {
    /** The label of what is proved. */
    static final String PROVED = "proved";

    /** The label of the command that makes the same answer again. */
    static final String AGAIN = "same again";

    static final String FOUND = "The procedure";
    static final String NEAREST = "What came nearest";
    static final String BESIDE = "Step by step";
    static final String THIS = "this one";
    static final String REFUTED = "How the best that can be done is refuted";
    static final String NO_SAY = "The operator has no say in it.";

    private final Synthesis synthesis;
    private final SynthesisRequest request;
    private final Answer answer;
    private final List<String> servers;

    SynthesisWords(Synthesis synthesis) {
        this.synthesis = synthesis;
        this.request = synthesis.request();
        this.answer = synthesis.answer();
        this.servers = request.servers();
    }

    /** A label, and what it stands for, in lines. */
    record Fact(String label, List<String> lines) {
        Fact(String label, String line) {
            this(label, List.of(line));
        }
    }

    /** A step of the procedure that another one was to be like, and one of that which was found; empty where the other has none like it. */
    record Row(String like, String found) {}

    String heading() {
        return "Synthesis on " + request.site().site().name();
    }

    /** The answer in a word, as in JSON. */
    String kind() {
        if (answer instanceof Answer.Found) {
            return "procedure";
        }
        if (answer instanceof Answer.Impossible) {
            return "none";
        }
        return answer instanceof Answer.NotFound ? "not-found" : "undecided";
    }

    /** The answer in a line. */
    String headline() {
        String line = switch (kind()) {
            case "procedure" -> "there is a procedure, and it is proved";
            case "none" -> "there is none: no procedure can keep this";
            case "not-found" ->
                "none was found: an operator who sees everything could keep this, but no procedure was found that does";
            default -> "not decided: there are too many " + (isBeyondSight() ? "servers" : "states");
        };
        return "Answer: " + line + " (exit code " + ExitCode.of(answer) + ")";
    }

    private boolean isBeyondSight() {
        return answer instanceof Answer.Undecided undecided && undecided.states() == 0;
    }

    // ---- what was found -------------------------------------------------------------------------------------------

    /** What makes the answer. */
    List<Fact> answered() {
        if (answer instanceof Answer.Found found) {
            return found(found);
        }
        if (answer instanceof Answer.Impossible impossible) {
            return impossible(impossible);
        }
        if (answer instanceof Answer.NotFound notFound) {
            return notFound(notFound);
        }
        return List.of(
                isBeyondSight()
                        ? new Fact(
                                "servers",
                                BeyondSight.words(servers.size())
                                        + " Name a smaller site by --site, or leave it out of what is to be kept by --keep.")
                        : new Fact(
                                "states",
                                "more than " + Figures.count(((Answer.Undecided) answer).states())
                                        + "; allow more with --max-states, or fewer faults"));
    }

    private List<Fact> found(Answer.Found found) {
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact("commands", commands(found.commands(), found.least())));
        facts.add(new Fact(PROVED, names(request.promises()) + ", within " + SmallScope.words(found.scope())));
        Declared declared = Declared.on(found.plan());
        if (!declared.given().isEmpty()) {
            facts.add(new Fact("given", String.join(" ", declared.given())));
        }
        facts.add(new Fact("declared", String.join(" ", declared.sentences())));
        facts.add(new Fact("takes", takes(found.times())));
        found.like()
                .ifPresent(like -> facts.add(new Fact(
                        "beside it",
                        request.like().orElseThrow().procedureName() + ": "
                                + (like.commands().isPresent()
                                        ? Figures.counted(like.commands().getAsInt(), "command")
                                        : "does not come to its end as usual")
                                + "; " + takes(like.times()))));
        return facts;
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

    private List<Fact> impossible(Answer.Impossible impossible) {
        List<String> together = new ArrayList<>();
        impossible.core().forEach(reason -> together.add(reason(reason)));
        together.add("make it impossible; without any one of these there would be a way to act.");
        List<String> lifts = impossible.lifts().stream().map(this::lift).toList();
        return List.of(
                new Fact("together", together),
                new Fact("would lift", lifts.isEmpty() ? List.of("no single change") : lifts));
    }

    private List<Fact> notFound(Answer.NotFound notFound) {
        if (notFound.exploration().isEmpty()) {
            return List.of(new Fact("missing", "no main course was found that stays within what is certain"));
        }
        List<String> broken = request.promises().stream()
                .filter(property ->
                        notFound.exploration().get().finding(property).verdict() != Verdict.HOLDS)
                .map(property -> property.name() + ": " + property.promise())
                .toList();
        return List.of(
                new Fact("nearest", "the procedure below, within " + SmallScope.words(notFound.scope())),
                new Fact("breaks", broken));
    }

    /** Step by step, what is alike in one row. */
    static List<Row> beside(Plan like, Plan found) {
        List<Instruction> ofLike = like.procedure().steps();
        List<Instruction> ofFound = found.procedure().steps();
        return Alignment.of(ofLike, ofFound, (one, other) -> phrase(one).equals(phrase(other)) ? 1 : 0).slots().stream()
                .map(slot -> new Row(step(ofLike, slot[0]), step(ofFound, slot[1])))
                .toList();
    }

    /** How many branches there are beside the steps; empty where there are none. */
    static Optional<String> branches(Plan found) {
        int branches = found.procedure().whatIfs().size();
        return branches == 0
                ? Optional.empty()
                : Optional.of("and " + Figures.counted(branches, "what-if branch", "what-if branches"));
    }

    private static String step(List<Instruction> steps, int place) {
        return place == Alignment.NONE ? "" : (place + 1) + ". " + phrase(steps.get(place));
    }

    private static String phrase(Instruction step) {
        return step.command()
                .phrase(step.target().role(), step.at().map(RoleRef::role).orElse(""));
    }

    /** That a refutation has no end; empty where it has. */
    static Optional<String> goesOn(Refutation refutation) {
        return refutation.ends() ? Optional.empty() : Optional.of("and so on: it can go on like this for ever.");
    }

    /** Where a refutation can be left last, and what comes of each choice there; empty where the operator has no say in it. */
    static Optional<Fact> lastChoice(Refutation refutation) {
        if (refutation.lastChoice().isEmpty()) {
            return Optional.empty();
        }
        int place = refutation.lastChoice().getAsInt();
        List<String> lines = new ArrayList<>();
        lines.add("number " + (place + 1) + ", "
                + refutation.story().moments().get(place).what() + ". Each choice that there is then leads out:");
        refutation
                .choices()
                .forEach(choice -> outcome(choice).ifPresent(outcome -> lines.add(choice.order() + ": " + outcome)));
        long putOff = refutation.choices().stream()
                .filter(choice -> outcome(choice).isEmpty())
                .count();
        if (putOff > 0) {
            lines.add(Figures.counted(putOff, "other command") + ", or to wait: "
                    + (putOff == 1 ? "puts it off, and makes" : "put it off, and make") + " nothing certain");
        }
        return Optional.of(new Fact("last choice", lines));
    }

    // ---- what was asked -------------------------------------------------------------------------------------------

    /** What was asked, within which bounds, and what makes the same answer again. */
    List<Fact> asked() {
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact("goal", names(request.goals())));
        List<Property> kept = request.wanted().stream()
                .filter(property -> !request.goals().contains(property))
                .toList();
        if (!kept.isEmpty()) {
            facts.add(new Fact("keep", names(kept)));
        }
        if (!request.without().isEmpty()) {
            facts.add(new Fact(
                    "without",
                    request.without().stream()
                            .map(without -> without.words(servers))
                            .collect(Collectors.joining(", "))));
        }
        request.gapMillis()
                .ifPresent(most -> facts.add(
                        new Fact("gap", "management is away for at most " + Figures.duration(most) + " in most runs")));
        facts.add(new Fact("site", request.site().site().name() + ": " + String.join(", ", servers)));
        facts.add(new Fact(
                "assumptions",
                String.join(" ", AssumptionKey.stated(request.site().site().assumptions()))));
        facts.add(new Fact("bounds", SmallScope.words(request.budgets().scope(servers.size(), Synthesis.CHANGES))));
        facts.add(new Fact(AGAIN, request.command()));
        facts.add(new Fact(
                "looked at",
                Figures.counted(synthesis.games(), "game") + " of " + Figures.counted(synthesis.states(), "state")
                        + "; " + Figures.counted(synthesis.tries(), "procedure") + " explored"));
        return facts;
    }

    static String names(List<Property> properties) {
        return properties.stream().map(Property::name).collect(Collectors.joining(", "));
    }

    /** {@code "without the command force-activate DK_MGT_2"}. */
    String reason(Reason reason) {
        if (reason instanceof Reason.Promised promised) {
            return promised.property().name() + ": " + promised.property().promise();
        }
        if (reason instanceof Reason.Missing missing) {
            return "the command " + missing.command().words(servers) + " may not be given";
        }
        if (reason instanceof Reason.Struck struck) {
            return struck.kind().words(struck.count()) + " may strike";
        }
        Reason.OfProduct of = (Reason.OfProduct) reason;
        return of.assumed().key() + "=" + of.assumed().value() + " is assumed";
    }

    String kind(Reason reason) {
        if (reason instanceof Reason.Promised) {
            return "promise";
        }
        if (reason instanceof Reason.Missing) {
            return "missing-command";
        }
        return reason instanceof Reason.Struck ? "fault" : "assumption";
    }

    String lift(Lift lift) {
        if (lift instanceof Lift.Assuming assuming) {
            return "if " + assuming.key() + "=" + assuming.value() + " is assumed";
        }
        if (lift instanceof Lift.Dropping dropping) {
            return "if " + dropping.property().name() + " is not asked for";
        }
        if (lift instanceof Lift.Allowing allowing) {
            return "if the command " + allowing.command().words(servers) + " may be given";
        }
        if (lift instanceof Lift.Sparing sparing) {
            return "if no more than " + sparing.kind().words(sparing.left()) + " may strike";
        }
        Lift.Declaring declaring = (Lift.Declaring) lift;
        String server = servers.get(declaring.server());
        List<String> parts = new ArrayList<>();
        if (declaring.changesLost()) {
            parts.add("that changes made at " + server + " are lost for a while");
        }
        if (declaring.severalActive()) {
            parts.add("that " + server + " and another server are active together for a while");
        }
        return "if it is declared " + String.join(", and ", parts);
    }

    String kind(Lift lift) {
        if (lift instanceof Lift.Assuming) {
            return "assumption";
        }
        if (lift instanceof Lift.Dropping) {
            return "promise";
        }
        if (lift instanceof Lift.Allowing) {
            return "command";
        }
        return lift instanceof Lift.Sparing ? "fault" : "declaration";
    }

    /** What comes of a choice, in words that follow the command. */
    static Optional<String> outcome(Refutation.Choice choice) {
        return switch (choice.outcome()) {
            case LOST -> Optional.of("breaks it at once");
            case ANSWERED -> Optional.of("then it may be that " + choice.answer());
            case PUT_OFF -> Optional.empty();
        };
    }
}
