package io.handover.console.report.trace;

import io.handover.console.ExitCode;
import io.handover.executor.trace.Trace;
import io.handover.executor.trace.Window;
import io.handover.files.InputException;
import io.handover.simulator.campaign.Measure;
import io.handover.simulator.campaign.Percentiles;
import io.handover.simulator.run.Measures;
import java.util.ArrayList;
import java.util.List;

/**
 * Journals of one procedure.
 *
 * @param journals one or more
 */
public record Traces(List<Traced> journals) {
    /**
     * What the whole journals measured. In each of them it is known between two bounds; so is each percentile of it, between that of
     * the lower bounds and that of the upper ones.
     *
     * @param measure what was measured
     * @param least of the lower bounds
     * @param most of the upper bounds; one that has no end never ended
     */
    record Spread(Measure measure, Percentiles least, Percentiles most) {}

    /**
     * Some journals.
     *
     * @throws InputException where they are of several procedures, whose times have nothing to do with each other
     */
    public Traces {
        journals = List.copyOf(journals);
        Traced first = journals.get(0);
        for (Traced other : journals) {
            if (!other.procedureName().equals(first.procedureName())) {
                throw new InputException(first.journal() + " is of the procedure '" + first.procedureName() + "', "
                        + other.journal() + " of '" + other.procedureName() + "'; judge them apart");
            }
        }
    }

    /** How many of them are whole. */
    int whole() {
        return (int) journals.stream().filter(Traced::isWhole).count();
    }

    /** The measures that whole journals have. */
    List<Spread> spreads() {
        List<Spread> spreads = new ArrayList<>();
        for (Measure measure : Measure.values()) {
            Spread spread = new Spread(measure, new Percentiles(), new Percentiles());
            journals.stream()
                    .filter(Traced::isWhole)
                    .flatMap(traced -> traced.trace().windows().stream())
                    .filter(window -> window.measure() == measure)
                    .forEach(window -> add(window, spread));
            if (spread.least().runs() > 0) {
                spreads.add(spread);
            }
        }
        return spreads;
    }

    private static void add(Window window, Spread spread) {
        spread.least().record(window.least());
        spread.most().record(window.open() ? Measures.NEVER : window.most());
    }

    /** The worst of them. */
    Trace.Verdict verdict() {
        List<Trace.Verdict> verdicts =
                journals.stream().map(traced -> traced.trace().verdict()).toList();
        if (verdicts.contains(Trace.Verdict.IMPOSSIBLE)) {
            return Trace.Verdict.IMPOSSIBLE;
        }
        return verdicts.contains(Trace.Verdict.UNKNOWN) ? Trace.Verdict.UNKNOWN : Trace.Verdict.POSSIBLE;
    }

    /** As the worst of them is. */
    public int exitCode() {
        return switch (verdict()) {
            case POSSIBLE -> ExitCode.HELD;
            case IMPOSSIBLE -> ExitCode.VIOLATED;
            case UNKNOWN -> ExitCode.UNKNOWN;
        };
    }
}
