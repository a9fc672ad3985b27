package io.handover.console.report.time;

import io.handover.analysis.drivers.Drivers;
import io.handover.analysis.subject.Subject;
import io.handover.console.Terminal;
import io.handover.console.report.Page;
import io.handover.files.Catalogue;
import io.handover.files.Subjects;
import io.handover.simulator.campaign.Samples;
import io.handover.simulator.campaign.Sampling;
import io.handover.simulator.fault.Faults;
import io.handover.simulator.run.Simulation;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProbeTest {
    static long cpu() {
        return java.lang.management.ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    @Test
    void probe() throws Exception {
        for (String procedure : List.of("upgrade-without-downtime", "upgrade-without-downtime-hardened")) {
            for (boolean faults : new boolean[] {false, true}) {
                Subject subject = Subjects.of(
                        Catalogue.procedure(procedure),
                        Catalogue.site("three-servers").site());
                Simulation simulation = new Simulation(subject.plan(), subject.site(), faults ? Faults.ALL : List.of());
                long a = cpu();
                Samples samples = new Sampling(simulation, 1, 1).take(0, 20_000);
                long b = cpu();
                Drivers drivers = Drivers.of(simulation, 1, List.of(samples));
                long c = cpu();
                Drivers again = Drivers.of(simulation, 1, List.of(samples));
                long d = cpu();
                System.out.println("===== " + procedure + " faults " + faults + ": runs " + (b - a) / 1000000
                        + " ms, drivers " + (c - b) / 1000000 + ", again " + (d - c) / 1000000 + " ms; factors "
                        + drivers.factors().size() + " outcomes "
                        + drivers.outcomes().size());
                Page page = new Page(new Terminal(false, false, 100));
                DriversText.write(page, drivers);
                System.out.println(page);
            }
        }
    }
}
