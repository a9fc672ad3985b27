package io.handover.console.report.synthesize;

import io.handover.analysis.subject.Subject;
import io.handover.analysis.synthesis.Answer;
import io.handover.analysis.synthesis.Refutation;
import io.handover.analysis.synthesis.Synthesis;
import io.handover.analysis.synthesis.SynthesisRequest;
import io.handover.analysis.synthesis.Times;
import io.handover.console.ExitCode;
import io.handover.console.report.ReportJson;
import io.handover.explorer.search.Verdict;
import io.handover.files.ProcedureText;
import io.handover.model.property.Property;
import io.handover.model.site.Scope;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Whether there is a procedure, and which, as JSON; the schema is {@code schema/synthesize.schema.json}. */
public final class SynthesizeJson {
    private static final double MILLIS = 1e3;

    private SynthesizeJson() {}

    /** One JSON object, indented, with a line end at its end. */
    public static String of(Synthesis synthesis) {
        SynthesisRequest request = synthesis.request();
        SynthesisWords words = new SynthesisWords(synthesis);
        ObjectNode root = ReportJson.object("synthesize");
        root.put("site", request.site().site().name());
        ArrayNode servers = root.putArray("servers");
        request.servers().forEach(servers::add);
        ReportJson.assumptions(
                root.putObject("assumptions"), request.site().site().assumptions());
        asked(root.putObject("asked"), request);
        root.put("command", request.command());
        root.put("answer", words.kind());
        root.put("exitCode", ExitCode.of(synthesis.answer()));
        root.put("states", synthesis.states());
        root.put("games", synthesis.games());
        root.put("tries", synthesis.tries());
        answer(root, synthesis.answer(), request, words);
        return ReportJson.written(root);
    }

    private static void asked(ObjectNode to, SynthesisRequest request) {
        names(to.putArray("goals"), request.goals());
        names(
                to.putArray("keep"),
                request.wanted().stream()
                        .filter(property -> !request.goals().contains(property))
                        .toList());
        ArrayNode without = to.putArray("without");
        request.without().forEach(one -> without.add(one.words(request.servers())));
        to.put("crashes", request.budgets().crashes())
                .put("cuts", request.budgets().cuts())
                .put("installerFailures", request.budgets().installerFailures());
        ReportJson.text(to, "from", request.from().map(Subject::procedureName));
        ReportJson.text(to, "like", request.like().map(Subject::procedureName));
        request.gapMillis()
                .ifPresentOrElse(
                        millis -> to.put("managementGapSeconds", millis / MILLIS),
                        () -> to.putNull("managementGapSeconds"));
    }

    private static void names(ArrayNode to, List<Property> properties) {
        properties.forEach(property -> to.add(property.name()));
    }

    private static void answer(ObjectNode root, Answer answer, SynthesisRequest request, SynthesisWords words) {
        root.putNull("procedure");
        root.putNull("none");
        if (answer instanceof Answer.Found found) {
            ObjectNode to = root.putObject("procedure");
            to.put("yaml", ProcedureText.of(found.plan().procedure()));
            scope(to.putObject("scope"), found.scope());
            to.putArray("breaks");
            to.put("commands", found.commands());
            least(to, found.least());
            times(to, found.times());
            found.like().ifPresentOrElse(like -> like(to.putObject("like"), like), () -> to.putNull("like"));
        } else if (answer instanceof Answer.NotFound notFound && notFound.best().isPresent()) {
            ObjectNode to = root.putObject("procedure");
            to.put("yaml", ProcedureText.of(notFound.best().get().procedure()));
            scope(to.putObject("scope"), notFound.scope());
            names(
                    to.putArray("breaks"),
                    request.promises().stream()
                            .filter(property -> notFound.exploration()
                                            .orElseThrow()
                                            .finding(property)
                                            .verdict()
                                    != Verdict.HOLDS)
                            .toList());
            to.putNull("commands");
            least(to, notFound.least());
            times(to, Optional.empty());
            to.putNull("like");
        } else if (answer instanceof Answer.Impossible impossible) {
            none(root.putObject("none"), impossible, words);
        }
    }

    private static void scope(ObjectNode to, Scope scope) {
        to.put("servers", scope.servers())
                .put("changes", scope.changes())
                .put("crashes", scope.crashes())
                .put("cuts", scope.cuts())
                .put("installerFailures", scope.installerFailures());
    }

    private static void least(ObjectNode to, OptionalInt least) {
        least.ifPresentOrElse(count -> to.put("leastCommands", count), () -> to.putNull("leastCommands"));
    }

    private static void times(ObjectNode to, Optional<Times> times) {
        times.ifPresentOrElse(
                known -> to.put("medianSeconds", known.medianMillis() / MILLIS)
                        .put("gapSeconds", known.medianGapMillis() / MILLIS),
                () -> {
                    to.putNull("medianSeconds");
                    to.putNull("gapSeconds");
                });
    }

    private static void like(ObjectNode to, Answer.Likened like) {
        like.commands().ifPresentOrElse(count -> to.put("commands", count), () -> to.putNull("commands"));
        times(to, like.times());
    }

    private static void none(ObjectNode to, Answer.Impossible impossible, SynthesisWords words) {
        ArrayNode core = to.putArray("core");
        impossible
                .core()
                .forEach(reason ->
                        core.addObject().put("kind", words.kind(reason)).put("words", words.reason(reason)));
        ArrayNode lifts = to.putArray("lifts");
        impossible
                .lifts()
                .forEach(lift -> lifts.addObject().put("kind", words.kind(lift)).put("words", words.lift(lift)));
        Refutation refutation = impossible.refutation();
        ArrayNode timeline = to.putArray("timeline");
        refutation
                .story()
                .moments()
                .forEach(moment -> timeline.addObject().put("who", moment.who()).put("what", moment.what()));
        to.put("ends", refutation.ends());
        refutation
                .lastChoice()
                .ifPresentOrElse(place -> to.put("lastChoice", place + 1), () -> to.putNull("lastChoice"));
        ArrayNode choices = to.putArray("choices");
        refutation
                .choices()
                .forEach(choice -> choices.addObject()
                        .put("command", choice.order())
                        .put(
                                "outcome",
                                choice.outcome().name().toLowerCase(Locale.ROOT).replace('_', '-')));
    }
}
