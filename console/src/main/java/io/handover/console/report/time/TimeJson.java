package io.handover.console.report.time;

import io.handover.analysis.subject.Subject;
import io.handover.analysis.time.ByRunsAndWidth;
import io.handover.analysis.time.ByWidth;
import io.handover.analysis.time.Estimate;
import io.handover.analysis.time.Precision;
import io.handover.analysis.time.Promise;
import io.handover.analysis.time.Reached;
import io.handover.analysis.time.Share;
import io.handover.analysis.time.StepTime;
import io.handover.analysis.time.Summary;
import io.handover.analysis.time.Sweep;
import io.handover.analysis.time.Swept;
import io.handover.analysis.time.TimeReport;
import io.handover.analysis.time.TimeRequest;
import io.handover.analysis.time.Times;
import io.handover.console.ExitCode;
import io.handover.console.report.ReportJson;
import io.handover.console.report.RetreatJson;
import io.handover.console.report.StepRows;
import io.handover.simulator.campaign.Measure;
import io.handover.simulator.run.Measures;
import io.handover.simulator.run.StepTimes;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** How long a procedure takes, as JSON; the schema is {@code schema/time.schema.json}. */
public final class TimeJson {
    private static final String NEVER = "never";

    private TimeJson() {}

    /** One JSON object, indented, with a line end at its end. */
    public static String of(TimeReport report) {
        TimeRequest request = report.request();
        Subject subject = request.subject();
        ObjectNode root = ReportJson.object("time");
        ReportJson.subject(root, subject);
        root.put("seed", request.seed());
        ReportJson.assumptions(
                root.putObject("assumptions"), subject.site().site().assumptions());
        ArrayNode faults = root.putArray("faults");
        request.faults().faults().forEach(fault -> faults.add(fault.name()));
        root.put("command", request.command());
        root.put("interrupted", report.interrupted());
        root.put("exitCode", ExitCode.of(report));
        precision(root.putObject("precision"), request.precision(), report.reached());
        List<String> steps = StepRows.of(subject.plan());
        times(root, report.times());
        steps(root.putArray("steps"), report.times(), steps);
        ArrayNode sweeps = root.putArray("sweeps");
        report.swept().forEach(swept -> sweep(sweeps.addObject(), swept));
        report.found()
                .drivers()
                .ifPresentOrElse(
                        drivers -> DriversJson.write(root.putObject("drivers"), drivers),
                        () -> root.putNull("drivers"));
        report.found()
                .sobol()
                .ifPresentOrElse(sobol -> SobolJson.write(root.putObject("sobol"), sobol), () -> root.putNull("sobol"));
        ArrayNode rare = root.putArray("rare");
        report.found().rare().forEach(one -> RareJson.write(rare.addObject(), one));
        report.found()
                .retreats()
                .ifPresentOrElse(
                        retreats -> RetreatJson.write(retreats, root.putObject("retreat")),
                        () -> root.putNull("retreat"));
        return ReportJson.written(root);
    }

    private static void precision(ObjectNode to, Precision precision, Reached reached) {
        to.put("runs", reached.runs());
        to.put("uncounted", reached.uncounted());
        to.put("confidence", precision.confidence());
        to.put("widest", reached.width());
        if (precision instanceof ByWidth by) {
            to.put("width", by.width()).put("needed", reached.needed()).putNull("confidenceOfWidth");
        } else if (precision instanceof ByRunsAndWidth both) {
            to.put("width", both.width()).putNull("needed");
            to.put("confidenceOfWidth", reached.confidence().orElse(0));
        } else {
            to.putNull("width").putNull("needed").putNull("confidenceOfWidth");
        }
        to.put("reached", reached.isReached());
    }

    private static void times(ObjectNode to, Times times) {
        to.put("runs", times.runs());
        to.put("unsettled", times.unsettled());
        share(to.putObject("struck"), times.struck());
        promises(to.putArray("promises"), times);
        measures(to.putArray("measures"), times);
    }

    private static void promises(ArrayNode to, Times times) {
        for (Promise promise : times.promises()) {
            ObjectNode one = to.addObject()
                    .put("property", promise.check().name())
                    .put("promise", promise.check().promise());
            share(one.putObject("broken"), promise.broken());
        }
    }

    private static void measures(ArrayNode to, Times times) {
        for (Measure measure : Measure.values()) {
            ObjectNode one = to.addObject().put("measure", measure.key()).put("unit", measure.unit());
            summary(one, times.of(measure));
        }
    }

    private static void steps(ArrayNode to, Times times, List<String> names) {
        for (StepTime step : times.steps()) {
            for (StepTimes.Part part : StepTimes.Part.values()) {
                step(to.addObject(), names.get(step.step()), part.key(), step.part(part));
            }
            step(to.addObject(), names.get(step.step()), "total", step.total());
        }
    }

    private static void step(ObjectNode to, String name, String part, Summary summary) {
        to.put("step", name).put("part", part).put("unit", "ms");
        summary(to, summary);
    }

    private static void summary(ObjectNode to, Summary summary) {
        to.put("runs", summary.runs());
        to.put("precision", summary.kept().precision());
        share(to.putObject("never"), summary.never());
        estimates(to.putArray("all"), summary.all());
        estimates(to.putArray("ended"), summary.ended());
    }

    private static void estimates(ArrayNode to, List<Estimate> estimates) {
        for (Estimate estimate : estimates) {
            ObjectNode one = to.addObject().put("level", estimate.level().key());
            value(one, "value", estimate.value());
            value(one, "low", estimate.low());
            estimate.high().ifPresentOrElse(high -> value(one, "high", high), () -> one.putNull("high"));
        }
    }

    private static void value(ObjectNode to, String key, long value) {
        if (value == Measures.NEVER) {
            to.put(key, NEVER);
        } else {
            to.put(key, value);
        }
    }

    private static void share(ObjectNode to, Share share) {
        to.put("seen", share.hits())
                .put("runs", share.runs())
                .put("low", share.low())
                .put("high", share.high());
    }

    private static void sweep(ObjectNode to, Swept swept) {
        to.put("parameter", swept.sweep().parameter());
        ArrayNode points = to.putArray("points");
        for (int i = 0; i < swept.times().size(); i++) {
            Sweep.Point point = swept.sweep().points().get(i);
            ObjectNode one = points.addObject()
                    .put("value", point.value())
                    .put("written", point.written())
                    .put("means", point.means());
            times(one, swept.times().get(i));
        }
    }
}
