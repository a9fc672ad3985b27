package io.handover.simulator.site;

import io.handover.model.site.Assumptions;
import io.handover.model.site.Site;

/**
 * A site as it is simulated.
 *
 * @param site its servers and assumptions
 * @param timing how long things take
 * @param faults which faults strike
 */
public record SimulatedSite(Site site, Timing timing, FaultPlan faults) {
    public SimulatedSite withAssumptions(Assumptions assumptions) {
        return new SimulatedSite(site.withAssumptions(assumptions), timing, faults);
    }

    /**
     * The same with its first servers alone.
     *
     * @param servers how many, at most as many as there are
     */
    public SimulatedSite first(int servers) {
        Site first = new Site(site.name(), site.title(), site.servers().subList(0, servers), site.assumptions());
        return new SimulatedSite(first, timing, faults);
    }
}
