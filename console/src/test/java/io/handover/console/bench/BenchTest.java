package io.handover.console.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BenchTest {
    /** A machine on which everything takes as long as is said, times what the machine makes of it at the moment. */
    private static final class Machine {
        private long nanos;
        private long slowness = 1;
        private final List<String> turns = new ArrayList<>();

        Workload workload(String key, long count, long nanosEach) {
            return new Workload(key, key, "things", () -> {
                if (turns.isEmpty() || !turns.get(turns.size() - 1).equals(key)) {
                    turns.add(key);
                }
                nanos += count * nanosEach * slowness;
                return count;
            });
        }

        Bench bench(int rounds, Workload... workloads) {
            return new Bench(List.of(workloads), rounds, () -> nanos);
        }
    }

    private final Machine machine = new Machine();

    @Test
    void whatIsDoneInASecondIsTold() throws InterruptedException {
        List<Figure> figures = machine.bench(
                        5, machine.workload(Workloads.YARDSTICK, 1_000, 100), machine.workload("runs", 10, 20_000))
                .run();

        assertThat(figures.get(0).perSecond()).isEqualTo(1e7, within(1.0));
        assertThat(figures.get(1).perSecond()).isEqualTo(50_000, within(1.0));
        assertThat(figures.get(1).relative()).isEqualTo(0.005, within(1e-9));
        assertThat(figures.get(1).noise()).isZero();
    }

    @Test
    void everyWorkloadHasItsTurnInEveryRound() throws InterruptedException {
        Bench bench = machine.bench(
                3, machine.workload(Workloads.YARDSTICK, 1_000, 100), machine.workload("runs", 10, 20_000));
        bench.run();

        assertThat(machine.turns)
                .containsExactly(
                        Workloads.YARDSTICK,
                        "runs",
                        Workloads.YARDSTICK,
                        "runs",
                        Workloads.YARDSTICK,
                        "runs",
                        Workloads.YARDSTICK,
                        "runs");
        assertThat(bench.done()).isEqualTo(bench.total()).isEqualTo(8);
    }

    /** A machine that becomes slower from round to round makes the speeds lie apart, and not what is held against the yardstick. */
    @Test
    void aMachineThatBecomesSlowerIsNoNoise() throws InterruptedException {
        Workload yardstick = new Workload(Workloads.YARDSTICK, "", "", () -> {
            machine.slowness = 1 + machine.nanos / 500_000_000;
            return machine.workload("y", 1_000, 100).work().getAsLong();
        });
        Workload steady = machine.workload("steady", 1_000, 100);
        List<Figure> figures = machine.bench(9, yardstick, steady).run();

        assertThat(figures.get(1).perSecond()).isLessThan(5e6);
        assertThat(figures.get(1).relative()).isEqualTo(1, within(0.2));
        assertThat(figures.get(1).noise()).isLessThan(0.05);
    }

    @Test
    void itCanBeStopped() {
        Bench bench = machine.bench(3, machine.workload(Workloads.YARDSTICK, 1, 1));
        bench.stop();

        assertThatThrownBy(bench::run).isInstanceOf(InterruptedException.class);
    }

    @Test
    void everyWorkloadDoesTheSameEveryTime() {
        for (Workload workload : Workloads.all()) {
            long once = workload.work().getAsLong();
            assertThat(once).as(workload.key()).isPositive();
            if (!workload.key().equals("transitions")) {
                assertThat(workload.work().getAsLong()).as(workload.key()).isEqualTo(once);
            }
        }
        assertThat(Workloads.all().get(0).key()).isEqualTo(Workloads.YARDSTICK);
        assertThat(Workloads.all()).extracting(Workload::key).doesNotHaveDuplicates();
    }
}
