package io.handover.simulator.shrink;

import io.handover.model.procedure.Plan;
import io.handover.model.procedure.Procedure;
import io.handover.model.procedure.ProcedureException;
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
        SimulatedSite smaller = simulation.site().first(servers);
        Procedure procedure = simulation.plan().procedure();
        try {
            return Optional.of(
                    new Simulation(new Plan(procedure, smaller.site().serverNames()), smaller, simulation.faults()));
        } catch (ProcedureException needsMoreServers) {
            return Optional.empty();
        }
    }
}
