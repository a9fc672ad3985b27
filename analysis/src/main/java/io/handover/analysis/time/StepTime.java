package io.handover.analysis.time;

import io.handover.simulator.run.StepTimes;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/**
 * How long a step takes, over the runs in which the operator is at it, all visits together.
 *
 * @param step its place in {@code Simulation.steps()}
 * @param parts what is done there, in the order of {@link StepTimes.Part}
 * @param total all of it
 */
public record StepTime(int step, Map<StepTimes.Part, Summary> parts, Summary total) {
    public StepTime {
        parts = new EnumMap<>(parts);
    }

    public Summary part(StepTimes.Part part) {
        return Objects.requireNonNull(parts.get(part));
    }
}
