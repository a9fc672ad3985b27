package io.handover.benchmarks.simulate;

import io.handover.files.Catalogue;
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

/** Complete timed runs of a procedure on the default site, by one thread. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class RunBenchmark {
    @Param("upgrade-without-downtime")
    private String procedure = "upgrade-without-downtime";

    /** Which faults may strike: {@code all} or {@code none}. */
    @Param({"all", "none"})
    private String faults = "all";

    private Run run = run(List.of());
    private long index;

    /** What the runs come to, as rates: events, and simulated over real seconds. */
    @State(Scope.Thread)
    @AuxCounters(AuxCounters.Type.OPERATIONS)
    public static class Simulated {
        public long events;
        public double seconds;
    }

    private Run run(List<Fault> mayStrike) {
        SimulatedSite site = Catalogue.site(Catalogue.DEFAULT_SITE).site();
        return new Run(new Simulation(Catalogue.procedure(procedure).on(site.site()), site, mayStrike));
    }

    @Setup
    public void prepare() {
        run = run(faults.equals("all") ? Faults.ALL : List.of());
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
