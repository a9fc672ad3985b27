package io.handover.console.report.faults;

import io.handover.console.report.ReportJson;
import io.handover.simulator.fault.Fault;
import io.handover.simulator.time.Distribution;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Faults as JSON; the schema is {@code schema/faults.schema.json}. */
public final class FaultsJson {
    private FaultsJson() {}

    /** One JSON object, indented, with a line end at its end. */
    public static String of(List<Fault> faults) {
        ObjectNode root = ReportJson.object();
        ArrayNode all = root.putArray("faults");
        for (Fault fault : faults) {
            ObjectNode to = all.addObject()
                    .put("name", fault.name())
                    .put("slip", fault.isSlip())
                    .put("does", fault.does())
                    .put("doesNot", fault.doesNot())
                    .put("heals", fault.heals())
                    .put("everyMillis", fault.every().meanMillis());
            fault.lasts()
                    .ifPresentOrElse(lasts -> distribution(to.putObject("lasts"), lasts), () -> to.putNull("lasts"));
        }
        return ReportJson.written(root);
    }

    private static void distribution(ObjectNode to, Distribution distribution) {
        if (distribution instanceof Distribution.Fixed fixed) {
            to.put("distribution", "fixed").put("millis", fixed.millis());
        } else if (distribution instanceof Distribution.Uniform uniform) {
            to.put("distribution", "uniform")
                    .put("fromMillis", uniform.fromMillis())
                    .put("toMillis", uniform.toMillis());
        } else if (distribution instanceof Distribution.LogNormal logNormal) {
            to.put("distribution", "log-normal")
                    .put("medianMillis", logNormal.medianMillis())
                    .put("p99Millis", logNormal.p99Millis());
        } else if (distribution instanceof Distribution.Exponential exponential) {
            to.put("distribution", "exponential").put("meanMillis", exponential.meanMillis());
        }
    }
}
