package io.handover.benchmarks.simulate;

import io.handover.simulator.fault.Fault;
import io.handover.simulator.fault.Faults;
import io.handover.simulator.run.Edits;
import io.handover.simulator.run.Run;
import io.handover.simulator.run.Simulation;
import io.handover.simulator.site.SimulatedSite;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Complete timed runs of the written procedure on the default site, by one thread. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class RunBenchmark {
    /** Which faults may strike: {@code all} or {@code none}. */
    @Param({"all", "none"})
    private String faults = "all";

    private Run run = new Run(simulation(List.of()));
    private long index;

    /** What the runs came to, as rates: events, and simulated over real time. */
    @State(Scope.Thread)
    @AuxCounters(AuxCounters.Type.OPERATIONS)
    public static class Simulated {
        public long events;
        public double seconds;
    }

    private static Simulation simulation(List<Fault> faults) {
        SimulatedSite site = WrittenProcedure.site();
        return new Simulation(WrittenProcedure.on(site), site, faults);
    }

    @Setup
    public void prepare() {
        run = new Run(simulation(faults.equals("all") ? Faults.ALL : List.of()));
    }

    /** One run, each with another index. */
    @Benchmark
    public long runs(Simulated simulated) {
        run.execute(1, index++, Edits.NONE);
        simulated.events += run.events();
        simulated.seconds += run.measures().simulatedMillis() / 1e3;
        return run.violated();
    }
}
