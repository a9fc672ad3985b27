package io.handover.simulator.shrink;

import io.handover.model.procedure.Plan;
import io.handover.model.procedure.Procedure;
import io.handover.model.procedure.ProcedureException;
import io.handover.model.site.Site;
import io.handover.simulator.run.Simulation;
import io.handover.simulator.site.SimulatedSite;
import java.util.Optional;

/** A simulation on the first servers of its site. */
public final class SmallerSites implements Sizes {
    private final Simulation simulation;

    public SmallerSites(Simulation simulation) {
        this.simulation = simulation;
    }

    @Override
    public Optional<Simulation> withServers(int servers) {
        SimulatedSite whole = simulation.site();
        Site site = whole.site();
        Procedure procedure = simulation.plan().procedure();
        Site smaller = new Site(site.name(), site.title(), site.servers().subList(0, servers), site.assumptions());
        try {
            return Optional.of(new Simulation(
                    new Plan(procedure, smaller.serverNames()),
                    new SimulatedSite(smaller, whole.timing(), whole.faults()),
                    simulation.faults()));
        } catch (ProcedureException needsMoreServers) {
            return Optional.empty();
        }
    }
}
