package io.handover.console.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class ChangeTest {
    private static BenchResult result(double relative, double noise) {
        return new BenchResult(
                "handover",
                "machine",
                2,
                "java",
                9,
                List.of(
                        new Figure(Workloads.YARDSTICK, "yardstick", "numbers", 1, 1, 0),
                        new Figure("runs", "runs", "runs", 1, relative, noise)));
    }

    private static Change change(double then, double now, double noise) {
        List<Change> changes = Change.between(result(then, noise), result(now, noise));
        assertThat(changes).hasSize(1);
        return changes.get(0);
    }

    @Test
    void whatStandsOutFromTheNoiseIsFasterOrSlower() {
        assertThat(change(1, 1.1, 0.001).verdict()).isEqualTo(Change.Verdict.FASTER);
        assertThat(change(1.1, 1, 0.001).verdict()).isEqualTo(Change.Verdict.SLOWER);
        assertThat(change(2, 1, 0.001).ratio()).isEqualTo(0.5, within(1e-12));
    }

    @Test
    void whatDoesNotIsTheSame() {
        assertThat(change(1, 1.04, 0.0).verdict()).isEqualTo(Change.Verdict.SAME);
        assertThat(change(1.04, 1, 0.0).verdict()).isEqualTo(Change.Verdict.SAME);
        assertThat(change(1, 1.2, 0.05).verdict()).isEqualTo(Change.Verdict.SAME);
        assertThat(change(1, 1.3, 0.05).verdict()).isEqualTo(Change.Verdict.FASTER);
    }

    @Test
    void whatTheSavedResultDoesNotHaveIsNotCompared() {
        BenchResult without = new BenchResult("handover", "machine", 2, "java", 9, List.of());

        assertThat(Change.between(without, result(1, 0))).isEmpty();
    }
}
