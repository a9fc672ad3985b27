package io.handover.files;

import io.handover.simulator.time.Distribution;
import io.handover.simulator.time.Distribution.Exponential;
import io.handover.simulator.time.Distribution.Fixed;
import io.handover.simulator.time.Distribution.LogNormal;
import io.handover.simulator.time.Distribution.Uniform;
import java.util.OptionalLong;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads durations, rates and distributions of a document whose shape was checked. */
record DistributionReader(YamlDocument document, Problems problems) {
    /** Milliseconds; 0 where that is a problem. */
    long duration(Fields.Text text) {
        OptionalLong millis = DurationText.millis(text.value());
        if (millis.isEmpty()) {
            problems.add(document.wrong(
                    text.node(), "'" + text.value() + "' is too long; the longest duration allowed is 1000d"));
        }
        return millis.orElse(0);
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

    private Distribution uniform(Fields fields) {
        Fields.Text written = fields.neededText("to");
        long from = duration(fields.neededText("from"));
        long to = duration(written);
        return to < from ? wrong(written, "'to' is less than 'from'") : new Uniform(from, to);
    }

    private Distribution logNormal(Fields fields) {
        Fields.Text writtenMedian = fields.neededText("median");
        Fields.Text writtenP99 = fields.neededText("p99");
        long median = duration(writtenMedian);
        long p99 = duration(writtenP99);
        if (median == 0) {
            return wrong(writtenMedian, "'median' is 0; it must be more");
        }
        return p99 < median ? wrong(writtenP99, "'p99' is less than 'median'") : new LogNormal(median, p99);
    }

    /** A problem, unless it only follows from another, and something in its place. */
    private Distribution wrong(Fields.Text text, String message) {
        if (DurationText.millis(text.value()).isPresent()) {
            problems.add(document.wrong(text.node(), message));
        }
        return new Fixed(0);
    }
}
