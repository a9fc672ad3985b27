package io.handover.console.report.time;

import io.handover.analysis.drivers.Driver;
import io.handover.analysis.drivers.Drivers;
import io.handover.analysis.drivers.Estimate;
import io.handover.analysis.drivers.Explained;
import io.handover.analysis.drivers.Factor;
import io.handover.analysis.drivers.Outcome;
import java.util.Locale;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What matters, as a part of a report as JSON. */
public final class DriversJson {
    private DriversJson() {}

    /** Writes it into an object of its own. */
    public static void write(ObjectNode to, Drivers drivers) {
        to.put("runs", drivers.runs());
        ArrayNode factors = to.putArray("factors");
        drivers.factors().forEach(factor -> factor(factors.addObject(), factor));
        ArrayNode outcomes = to.putArray("outcomes");
        for (Explained explained : drivers.outcomes()) {
            ObjectNode outcome = outcomes.addObject();
            ArrayNode names = outcome.putArray("names");
            explained.outcomes().stream().map(Outcome::key).forEach(names::add);
            outcome.put("words", explained.outcomes().get(0).words());
            outcome.put("sentence", DriversText.sentence(explained));
            outcome.put("runs", explained.runs());
            ArrayNode all = outcome.putArray("drivers");
            for (Driver driver : explained.drivers()) {
                ObjectNode one = all.addObject();
                one.put("factor", driver.factor().words());
                estimate(one.putObject("share"), driver.share());
                estimate(one.putObject("correlation"), driver.correlation());
                estimate(one.putObject("dependence"), driver.dependence());
            }
            explained
                    .together()
                    .ifPresentOrElse(
                            together -> {
                                ObjectNode several =
                                        outcome.putObject("together").put("first", together.first());
                                estimate(several.putObject("share"), together.share());
                            },
                            () -> outcome.putNull("together"));
            estimate(outcome.putObject("unexplained"), explained.unexplained());
            ArrayNode faults = outcome.putArray("withoutFault");
            for (Explained.WithoutFault without : explained.faults()) {
                ObjectNode one = faults.addObject().put("fault", without.fault());
                estimate(one.putObject("less"), without.less());
                one.put("struck", rounded(without.struck()));
            }
        }
    }

    static void factor(ObjectNode to, Factor factor) {
        to.put("words", factor.words()).put("kind", factor.kind().key());
        if (factor.step().isPresent()) {
            to.put("step", factor.step().getAsInt());
        } else {
            to.putNull("step");
        }
        to.put("growth", factor.growth().name().toLowerCase(Locale.ROOT));
    }

    static void estimate(ObjectNode to, Estimate estimate) {
        to.put("value", rounded(estimate.value()))
                .put("low", rounded(estimate.low()))
                .put("high", rounded(estimate.high()));
    }

    /** To five digits behind the point: what lies behind them is the work of chance. */
    private static double rounded(double value) {
        return Math.rint(value * 100_000) / 100_000 + 0.0;
    }
}
