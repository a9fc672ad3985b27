package io.handover.benchmarks.peers;

import io.handover.files.Catalogue;
import io.handover.simulator.run.Edits;
import io.handover.simulator.run.Run;
import io.handover.simulator.run.Simulation;
import io.handover.simulator.site.SimulatedSite;
import java.util.List;

/** Timed runs of the written procedure on the default site without faults, by one thread; the mean is of minutes until it is complete. */
final class TimedRuns implements Peer {
    private static final int COUNT = 200_000;

    private final Run run;
    private long index;

    TimedRuns() {
        SimulatedSite site = Catalogue.site(Catalogue.DEFAULT_SITE).site();
        run = new Run(
                new Simulation(Catalogue.procedure("upgrade-without-downtime").on(site.site()), site, List.of()));
    }

    @Override
    public String name() {
        return "Handover, timed runs";
    }

    @Override
    public Turn work() {
        long begin = System.nanoTime();
        double minutes = 0;
        for (int i = 0; i < COUNT; i++) {
            run.execute(1, index++, Edits.NONE);
            minutes += run.measures().procedureMillis() / 60e3;
        }
        return new Turn(COUNT, (System.nanoTime() - begin) / 1e9, minutes / COUNT);
    }
}
