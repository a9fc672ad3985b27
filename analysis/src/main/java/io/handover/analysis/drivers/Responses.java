package io.handover.analysis.drivers;

import io.handover.simulator.campaign.Measure;
import io.handover.simulator.campaign.Samples;
import io.handover.simulator.run.Check;
import io.handover.simulator.run.Measures;
import io.handover.simulator.run.Simulation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What runs may differ in, run by run. */
final class Responses {
    /** An outcome in a run. */
    interface Reading {
        /** {@link Measures#NEVER} where the run does not count. */
        double of(Samples samples, int place);
    }

    /** An outcome and how it is read. */
    record Response(Outcome outcome, Reading reading) {}

    private Responses() {}

    /** All of a simulation: its measures, whether these end, its checks. */
    static List<Response> of(Simulation simulation) {
        List<Response> all = new ArrayList<>();
        for (Measure measure : Measure.values()) {
            all.add(new Response(new Outcome.Measured(measure), (samples, place) -> samples.value(place, measure)));
        }
        for (Measure measure : Measure.values()) {
            all.add(new Response(
                    new Outcome.Never(measure),
                    (samples, place) -> samples.value(place, measure) == Measures.NEVER ? 1 : 0));
        }
        List<Check> checks = simulation.checks();
        for (int check = 0; check < checks.size(); check++) {
            long bit = 1L << check;
            all.add(new Response(
                    new Outcome.Violated(check, checks.get(check)),
                    (samples, place) -> (samples.violated(place) & bit) == 0 ? 0 : 1));
        }
        return all;
    }

    /** Whether values tell enough: most of them may be equal, but not nearly all. */
    static boolean tells(double[] values, int few) {
        if (values.length < 2 * few) {
            return false;
        }
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int run = 1;
        int most = 1;
        for (int i = 1; i < sorted.length; i++) {
            run = sorted[i] == sorted[i - 1] ? run + 1 : 1;
            most = Math.max(most, run);
        }
        return sorted.length - most >= few;
    }
}
