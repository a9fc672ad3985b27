package io.handover.console.report.slips;

import io.handover.analysis.slips.Barrier;
import io.handover.analysis.slips.ErrorRange;
import io.handover.analysis.slips.Slip;
import io.handover.analysis.slips.SlipKind;
import io.handover.analysis.slips.SlipsReport;
import io.handover.analysis.slips.SlipsReport.OfStep;
import io.handover.analysis.slips.ToldSlip;
import io.handover.analysis.story.Moment;
import io.handover.analysis.subject.Subject;
import io.handover.console.ExitCode;
import io.handover.console.report.ReportJson;
import io.handover.model.procedure.Step;
import io.handover.model.property.Property;
import java.util.List;
import java.util.OptionalInt;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What single slips do, as JSON; the schema is {@code schema/slips.schema.json}. */
public final class SlipsJson {
    private final SlipsReport report;
    private final Subject subject;

    private SlipsJson(SlipsReport report) {
        this.report = report;
        this.subject = report.subject();
    }

    /** One JSON object, indented, with a line end at its end. */
    public static String of(SlipsReport report) {
        return new SlipsJson(report).written();
    }

    private String written() {
        ObjectNode root = ReportJson.object("slips");
        ReportJson.subject(root, subject);
        ReportJson.assumptions(
                root.putObject("assumptions"), subject.site().site().assumptions());
        root.put("changes", report.changes());
        root.put("command", report.request().command());
        root.put("complete", report.complete());
        root.put("interrupted", report.interrupted());
        root.put("exitCode", ExitCode.of(report));
        root.put("statesBefore", report.statesBefore());
        root.put("statesAfter", report.statesAfter());
        names(root.putArray("held"), report.held());
        names(root.putArray("broken"), report.broken());
        names(root.putArray("unbreakable"), report.complete() ? report.unbreakable() : List.of());
        ArrayNode steps = root.putArray("steps");
        report.steps().forEach(step -> step(steps.addObject(), step));
        List<ToldSlip> ranked = report.ranked();
        ArrayNode slips = root.putArray("slips");
        for (ToldSlip told : report.slips()) {
            slip(slips.addObject(), told, ranked.indexOf(told) + 1);
        }
        return ReportJson.written(root);
    }

    private static void names(ArrayNode to, List<Property> properties) {
        properties.forEach(property -> to.add(property.name()));
    }

    private void of(ObjectNode to, String name, Step step) {
        to.put("step", name);
        to.put("command", SlipWords.command(subject.plan(), step));
        int line = step.instruction().position().line();
        ReportJson.line(to, line > 0 ? OptionalInt.of(line) : OptionalInt.empty(), subject);
    }

    private void step(ObjectNode to, OfStep step) {
        of(to, step.name(), step.step());
        to.put("possible", step.possible())
                .put("lost", step.lost())
                .put("caught", step.caught())
                .put("certain", step.certain());
        to.putObject("weight").put("low", step.least()).put("high", step.most());
    }

    private void slip(ObjectNode to, ToldSlip told, int number) {
        Slip slip = told.slip();
        SlipKind kind = slip.kind();
        of(to, slip.name(), slip.step());
        to.put("kind", kind.key());
        to.put("what", slip.words());
        to.put("consequence", SlipWords.key(told.consequence()));
        to.put("severity", told.judged().severity());
        ErrorRange range = slip.range();
        ObjectNode probability =
                to.putObject("probability").put("low", range.low()).put("high", range.high());
        probability.put("sources", kind.sources());
        if (kind.sherpa().isEmpty()) {
            probability.putNull("sherpa");
        } else {
            probability.put("sherpa", kind.sherpa());
        }
        if (number > 0) {
            to.put("number", number);
        } else {
            to.putNull("number");
        }
        names(to.putArray("certain"), told.judged().certain());
        ArrayNode losses = to.putArray("losses");
        told.losses().forEach(loss -> loss(losses.addObject(), loss));
        to.put("tried", told.tried());
        told.barrier()
                .ifPresentOrElse(barrier -> barrier(to.putObject("barrier"), barrier), () -> to.putNull("barrier"));
    }

    private void loss(ObjectNode to, ToldSlip.Loss loss) {
        to.put("property", loss.property().name());
        to.put("promise", loss.property().promise());
        to.put("summary", loss.diagnosis().summary());
        to.put("token", loss.token().word());
        to.put("slipAt", loss.slipAt());
        ArrayNode story = to.putArray("story");
        for (Moment moment : loss.story().moments()) {
            story.addObject().put("who", moment.who()).put("what", moment.what());
        }
    }

    private static void barrier(ObjectNode to, Barrier barrier) {
        to.put("what", barrier.words())
                .put("consequence", SlipWords.key(barrier.now()))
                .put("lostBefore", barrier.lostBefore())
                .put("lostAfter", barrier.lostAfter())
                .put("added", barrier.added())
                .put("proved", barrier.holds());
    }
}
