package io.handover.console.report.trace;

import io.handover.console.report.ReportJson;
import io.handover.executor.trace.Trace;
import io.handover.executor.trace.Window;
import io.handover.simulator.run.Measures;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What journals are worth, as JSON; the schema is {@code schema/trace.schema.json}. */
public final class TraceJson {
    private TraceJson() {}

    /**
     * One JSON object, indented, with a line end at its end.
     *
     * @param timing the site's timing, where it was asked for
     */
    public static String of(Traces traces, Optional<MeasuredTiming> timing) {
        ObjectNode root = ReportJson.object("trace");
        root.put("verdict", name(traces.verdict()));
        root.put("exitCode", traces.exitCode());
        ArrayNode journals = root.putArray("journals");
        traces.journals().forEach(traced -> journal(journals.addObject(), traced));
        ArrayNode percentiles = root.putArray("percentiles");
        traces.spreads().forEach(spread -> spread(percentiles.addObject(), spread));
        timing.ifPresent(measured -> timing(root.putArray("timing"), measured));
        timing.ifPresent(measured -> polls(root.putObject("polls"), measured.alarm()));
        return ReportJson.written(root);
    }

    private static void timing(ArrayNode to, MeasuredTiming measured) {
        for (MeasuredTiming.Row row : measured.rows()) {
            ObjectNode duration =
                    to.addObject().put("activity", row.activity().key()).put("samples", row.samples());
            row.fit()
                    .ifPresent(fit -> duration.put("median", TraceText.median(fit))
                            .put("p99", TraceText.p99(fit))
                            .put("distance", fit.distance())
                            .put("fits", fit.fits()));
        }
    }

    private static void polls(ObjectNode to, MeasuredTiming.Alarm alarm) {
        to.put("detections", alarm.detections()).put("undetected", alarm.undetected());
        alarm.fit()
                .ifPresentOrElse(
                        fit -> to.put("every", fit.polls().everyMillis())
                                .put("jitter", fit.polls().jitterMillis())
                                .put("toConfirm", fit.polls().toConfirm())
                                .put("distance", fit.distance())
                                .put("fits", fit.fits()),
                        () -> to.put("why", alarm.why()));
    }

    private static String name(Trace.Verdict verdict) {
        return verdict.name().toLowerCase(Locale.ROOT);
    }

    private static void journal(ObjectNode to, Traced traced) {
        Trace trace = traced.trace();
        to.put("journal", traced.journal().toString());
        to.put("procedure", traced.procedureName());
        to.put("site", traced.siteName());
        to.put("verdict", name(trace.verdict()));
        to.put("rounds", trace.rounds());
        to.put("complete", trace.complete());
        to.put("ended", trace.ended());
        ArrayNode doubts = to.putArray("doubts");
        trace.doubts()
                .forEach(doubt -> doubts.addObject().put("line", doubt.line()).put("what", doubt.what()));
        ArrayNode faults = to.putArray("faults");
        trace.faults()
                .forEach(fault -> faults.addObject().put("line", fault.line()).put("what", fault.what()));
        trace.unexplained().ifPresent(found -> {
            ObjectNode unexplained = to.putObject("unexplained")
                    .put("line", found.line())
                    .put("server", found.server())
                    .put("seen", found.seen());
            found.allowed().forEach(unexplained.putArray("allowed")::add);
        });
        ArrayNode timings = to.putArray("timings");
        for (Window window : trace.windows()) {
            ObjectNode timing = timings.addObject()
                    .put("measure", window.measure().key())
                    .put("unit", window.measure().unit());
            bounds(timing, window.least(), window.open() ? Measures.NEVER : window.most());
        }
    }

    private static void spread(ObjectNode to, Traces.Spread spread) {
        to.put("measure", spread.measure().key())
                .put("unit", spread.measure().unit())
                .put("journals", spread.least().runs());
        percentile(to, "p50", spread, 50);
        percentile(to, "p95", spread, 95);
        percentile(to, "p99", spread, 99);
        bounds(to.putObject("max"), spread.least().at(100), spread.most().at(100));
    }

    private static void percentile(ObjectNode to, String name, Traces.Spread spread, double percent) {
        if (spread.least().tells(percent)) {
            bounds(to.putObject(name), spread.least().at(percent), spread.most().at(percent));
        } else {
            to.putNull(name);
        }
    }

    private static void bounds(ObjectNode to, long least, long most) {
        to.put("least", least);
        if (most == Measures.NEVER) {
            to.putNull("most");
        } else {
            to.put("most", most);
        }
    }
}
