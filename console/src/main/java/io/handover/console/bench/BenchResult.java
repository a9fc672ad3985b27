package io.handover.console.bench;

import java.util.List;
import java.util.Optional;

/**
 * What was measured, and where.
 *
 * @param version of Handover
 * @param machine the processor's name, or its kind where it does not tell one
 * @param processors how many there are
 * @param java the virtual machine, with its version
 * @param rounds in how many rounds
 * @param figures by workload, the yardstick first
 */
public record BenchResult(
        String version, String machine, int processors, String java, int rounds, List<Figure> figures) {
    public BenchResult {
        figures = List.copyOf(figures);
    }

    public Optional<Figure> figure(String key) {
        return figures.stream().filter(figure -> figure.key().equals(key)).findFirst();
    }
}
