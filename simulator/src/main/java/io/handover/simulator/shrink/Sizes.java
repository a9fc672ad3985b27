package io.handover.simulator.shrink;

import io.handover.simulator.run.Simulation;
import java.util.Optional;

/** The same simulation on a smaller site. */
@FunctionalInterface
public interface Sizes {
    /** The simulation on the first servers of the site; empty where the procedure cannot be bound there. */
    Optional<Simulation> withServers(int servers);
}
