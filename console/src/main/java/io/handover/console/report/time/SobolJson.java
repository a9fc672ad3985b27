package io.handover.console.report.time;

import io.handover.analysis.drivers.Sobol;
import io.handover.analysis.drivers.SobolIndex;
import io.handover.analysis.drivers.SobolOutcome;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Sobol's indices, as a part of a report as JSON. */
public final class SobolJson {
    private SobolJson() {}

    /** Writes them into an object of their own. */
    public static void write(ObjectNode to, Sobol sobol) {
        to.put("pairs", sobol.pairs()).put("runs", sobol.runs());
        ArrayNode groups = to.putArray("groups");
        sobol.groups().forEach(group -> DriversJson.factor(groups.addObject(), group));
        ArrayNode outcomes = to.putArray("outcomes");
        for (SobolOutcome outcome : sobol.outcomes()) {
            ObjectNode one = outcomes.addObject();
            one.put("name", outcome.outcome().key());
            one.put("words", outcome.outcome().words());
            one.put("pairs", outcome.pairs());
            ArrayNode indices = one.putArray("indices");
            for (SobolIndex index : outcome.indices()) {
                ObjectNode entry =
                        indices.addObject().put("group", index.group().words());
                DriversJson.estimate(entry.putObject("alone"), index.alone());
                DriversJson.estimate(entry.putObject("total"), index.total());
            }
            DriversJson.estimate(one.putObject("together"), outcome.together());
        }
    }
}
