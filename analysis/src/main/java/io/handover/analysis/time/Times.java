package io.handover.analysis.time;

import io.handover.simulator.campaign.Collected;
import io.handover.simulator.campaign.Measure;
import io.handover.simulator.run.Check;
import io.handover.simulator.run.Simulation;
import io.handover.simulator.run.StepTimes;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What was measured in some runs of one site under one fault class.
 *
 * @param runs how many, 0 or more
 * @param promises one for each check of the simulation, in their order
 * @param measures every measure
 * @param steps every step at which the operator was in some run, in their order
 * @param struck in which share of the runs a fault hit something
 * @param unsettled how many runs did not come to rest: what they would have done is unknown
 */
public record Times(
        long runs,
        List<Promise> promises,
        Map<Measure, Summary> measures,
        List<StepTime> steps,
        Share struck,
        long unsettled) {
    public Times {
        promises = List.copyOf(promises);
        measures = new EnumMap<>(measures);
        steps = List.copyOf(steps);
    }

    /**
     * Sums up.
     *
     * @param confidence of the intervals of promises
     * @param confidenceOfTimes of all others
     */
    static Times of(Simulation simulation, Collected collected, double confidence, double confidenceOfTimes) {
        Summing summing = new Summing(confidenceOfTimes);
        List<Check> checks = simulation.checks();
        List<Promise> promises = new ArrayList<>();
        for (int check = 0; check < checks.size(); check++) {
            promises.add(new Promise(
                    checks.get(check), Share.of(collected.violations(check), collected.runs(), confidence)));
        }
        Map<Measure, Summary> measures = new EnumMap<>(Measure.class);
        for (Measure measure : Measure.values()) {
            measures.put(measure, summing.of(collected.of(measure)));
        }
        List<StepTime> steps = new ArrayList<>();
        for (int step = 0; step < simulation.steps().size(); step++) {
            if (collected.total(step).runs() > 0) {
                steps.add(step(summing, collected, step));
            }
        }
        return new Times(
                collected.runs(),
                promises,
                measures,
                steps,
                Share.of(collected.struck(), collected.runs(), confidenceOfTimes),
                collected.unsettled());
    }

    private static StepTime step(Summing summing, Collected collected, int step) {
        Map<StepTimes.Part, Summary> parts = new EnumMap<>(StepTimes.Part.class);
        for (StepTimes.Part part : StepTimes.Part.values()) {
            parts.put(part, summing.of(collected.of(step, part)));
        }
        return new StepTime(step, parts, summing.of(collected.total(step)));
    }

    public Summary of(Measure measure) {
        return Objects.requireNonNull(measures.get(measure));
    }

    /** How wide the widest interval of a promise's share is, 0 where nothing is promised. */
    double widest() {
        return promises.stream()
                .mapToDouble(promise -> promise.broken().width())
                .max()
                .orElse(0);
    }
}
