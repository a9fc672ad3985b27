package io.handover.files;

import io.handover.simulator.time.Distribution;
import io.handover.simulator.time.Distribution.Exponential;
import io.handover.simulator.time.Distribution.Fixed;
import io.handover.simulator.time.Distribution.LogNormal;
import io.handover.simulator.time.Distribution.Uniform;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads durations, rates and distributions of a document whose shape was checked. */
record DistributionReader(YamlDocument document) {
    /** Milliseconds. */
    long duration(Fields.Text text) {
        return DurationText.millis(text.value())
                .orElseThrow(() -> document.wrong(
                        text.node(), "'" + text.value() + "' is too long; the longest duration allowed is 1000d"));
    }

    /** The distribution that a mapping with one key describes. */
    Distribution distribution(Fields fields) {
        Fields.Entry only = fields.entries().get(0);
        return switch (only.key().value()) {
            case "fixed" -> new Fixed(duration(Fields.text(only.value())));
            case "uniform" -> uniform(fields.fields(only.value()));
            case "log-normal" -> logNormal(fields.fields(only.value()));
            case "exponential" -> rate(fields.fields(only.value()).needed("per-hour"));
            default ->
                throw new IllegalStateException(
                        "the schema allows the distribution " + only.key().value());
        };
    }

    /** The time between events that come at a rate, per hour. */
    Exponential rate(Node value) {
        return Exponential.perHour(Double.parseDouble(Fields.text(value).value()));
    }

    private Uniform uniform(Fields fields) {
        Fields.Text to = fields.neededText("to");
        long from = duration(fields.neededText("from"));
        if (duration(to) < from) {
            throw document.wrong(to.node(), "'to' is less than 'from'");
        }
        return new Uniform(from, duration(to));
    }

    private LogNormal logNormal(Fields fields) {
        Fields.Text median = fields.neededText("median");
        Fields.Text p99 = fields.neededText("p99");
        if (duration(median) == 0) {
            throw document.wrong(median.node(), "'median' is 0; it must be more");
        }
        if (duration(p99) < duration(median)) {
            throw document.wrong(p99.node(), "'p99' is less than 'median'");
        }
        return new LogNormal(duration(median), duration(p99));
    }
}
