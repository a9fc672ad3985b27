package io.handover.analysis.synthesis;

import io.handover.model.procedure.Plan;
import io.handover.simulator.campaign.Measure;
import io.handover.simulator.campaign.Samples;
import io.handover.simulator.campaign.Sampling;
import io.handover.simulator.run.Measures;
import io.handover.simulator.run.Simulation;
import io.handover.simulator.site.SimulatedSite;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;

/** How long procedures take on a site, under the same seed each. */
final class Timing {
    private final SimulatedSite site;
    private final SynthesisOptions options;

    Timing(SimulatedSite site, SynthesisOptions options) {
        this.site = site;
        this.options = options;
    }

    Optional<Times> of(Plan plan) {
        Samples samples;
        try {
            samples = new Sampling(new Simulation(plan, site, List.of()), options.seed(), options.threads())
                    .take(0, options.runs());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new CancellationException("the runs were interrupted");
        }
        int[] ended = IntStream.range(0, samples.runs())
                .filter(run -> samples.value(run, Measure.PROCEDURE) != Measures.NEVER)
                .toArray();
        return ended.length == 0
                ? Optional.empty()
                : Optional.of(new Times(
                        median(samples, ended, Measure.PROCEDURE),
                        median(samples, ended, Measure.MANAGEMENT_GAP),
                        ended.length,
                        samples.runs()));
    }

    private static long median(Samples samples, int[] runs, Measure measure) {
        long[] values = Arrays.stream(runs)
                .mapToLong(run -> samples.value(run, measure))
                .sorted()
                .toArray();
        return values[values.length / 2];
    }
}
