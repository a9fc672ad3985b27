package io.handover.console.report.synthesize;

import io.handover.analysis.synthesis.Answer;
import io.handover.analysis.synthesis.Lift;
import io.handover.analysis.synthesis.Reason;
import io.handover.analysis.synthesis.Refutation;
import io.handover.analysis.synthesis.Synthesis;
import io.handover.analysis.synthesis.SynthesisRequest;
import io.handover.console.ExitCode;
import io.handover.model.property.Property;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What was asked and found, in sentences. */
final class SynthesisWords {
    private final SynthesisRequest request;
    private final Answer answer;
    private final List<String> servers;

    SynthesisWords(Synthesis synthesis) {
        this.request = synthesis.request();
        this.answer = synthesis.answer();
        this.servers = request.servers();
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
            default -> "not decided: there are too many states";
        };
        return "Answer: " + line + " (exit code " + ExitCode.of(answer) + ")";
    }

    String goals() {
        return names(request.goals());
    }

    String kept() {
        return names(request.wanted().stream()
                .filter(property -> !request.goals().contains(property))
                .toList());
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
