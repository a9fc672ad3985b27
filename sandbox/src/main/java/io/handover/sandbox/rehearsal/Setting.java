package io.handover.sandbox.rehearsal;

import io.handover.model.procedure.Plan;
import io.handover.model.site.Server;
import io.handover.model.state.SiteState;
import io.handover.simulator.site.SimulatedSite;
import java.util.List;

/**
 * Where and from what a rehearsal begins.
 *
 * @param plan the procedure that the operator follows, on the site's servers
 * @param start the state of the site at the beginning; not changed
 * @param planned what will disturb it
 * @param lengthMillis when the rehearsal ends at the latest, at most {@link Recording#MOST_MILLIS}
 */
public record Setting(SimulatedSite site, Plan plan, SiteState start, List<Planned> planned, long lengthMillis) {
    public Setting {
        planned = List.copyOf(planned);
        if (lengthMillis < 1 || lengthMillis > Recording.MOST_MILLIS) {
            throw new IllegalArgumentException(
                    "a rehearsal lasts 1 to " + Recording.MOST_MILLIS + " ms, not " + lengthMillis);
        }
    }

    public List<Server> servers() {
        return site.site().servers();
    }

    public List<String> names() {
        return plan.serverNames();
    }
}
