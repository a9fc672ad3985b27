package io.handover.analysis.time;

import io.handover.analysis.drivers.Drivers;
import io.handover.analysis.drivers.Sobol;
import io.handover.analysis.rare.RareReport;
import io.handover.analysis.retreat.Retreats;
import java.util.List;
import java.util.Optional;

/**
 * What was found beside times.
 *
 * @param drivers what the outcomes of the runs depend on; empty where it was not asked, or ended before
 * @param sobol the same by Sobol's indices, for which runs of their own are made
 * @param rare how seldom promises are broken, in the order of the request; fewer where it was ended before
 * @param retreats the ways back; empty where these were not asked for, or it was ended before
 */
public record Found(
        Optional<Drivers> drivers, Optional<Sobol> sobol, List<RareReport> rare, Optional<Retreats> retreats) {
    public Found {
        rare = List.copyOf(rare);
    }
}
