package io.handover.console.report;

import io.handover.console.run.Work;
import io.handover.executor.trace.Trace;
import io.handover.executor.trace.Window;
import java.util.Locale;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What a journal is worth, as JSON; the schema is {@code schema/trace.schema.json}. */
public final class TraceJson {
    private TraceJson() {}

    /** One JSON object, indented, with a line end at its end. */
    public static String of(Work work, Trace trace) {
        ObjectNode root = ReportJson.object();
        root.put("procedure", work.procedure().procedure().name());
        root.put("site", work.site().site().site().name());
        root.put("verdict", trace.verdict().name().toLowerCase(Locale.ROOT));
        root.put("rounds", trace.rounds());
        root.put("complete", trace.complete());
        ArrayNode faults = root.putArray("faults");
        trace.faults()
                .forEach(fault -> faults.addObject().put("line", fault.line()).put("what", fault.what()));
        trace.unexplained().ifPresent(found -> {
            ObjectNode unexplained = root.putObject("unexplained")
                    .put("line", found.line())
                    .put("server", found.server())
                    .put("seen", found.seen());
            found.allowed().forEach(unexplained.putArray("allowed")::add);
        });
        ArrayNode timings = root.putArray("timings");
        for (Window window : trace.windows()) {
            ObjectNode timing = timings.addObject()
                    .put("measure", window.measure().key())
                    .put("unit", window.measure().unit())
                    .put("least", window.least());
            if (window.open()) {
                timing.putNull("most");
            } else {
                timing.put("most", window.most());
            }
        }
        return ReportJson.written(root);
    }
}
