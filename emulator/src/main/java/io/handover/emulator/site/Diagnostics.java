package io.handover.emulator.site;

import io.handover.model.display.ReplicationState;
import io.handover.model.site.Server;
import io.handover.model.state.Mode;
import io.handover.model.state.SiteState;
import java.util.ArrayList;
import java.util.List;

/** What the product's diagnostics say, line by line and in its own words. */
public final class Diagnostics {
    private static final int TUNNEL_PORT = 8922;

    /** Elements of a site as small as a model's, besides the changes that administrators make. */
    private static final int ELEMENTS = 3_000;

    private Diagnostics() {}

    /**
     * The issues that a server detects.
     *
     * @param view what it knows
     * @param servers those of the site
     */
    public static List<String> issues(View view, List<Server> servers) {
        List<String> issues = new ArrayList<>();
        List<String> actives = new ArrayList<>();
        for (Sighting sighting : view.sightings()) {
            String name = servers.get(sighting.server()).name();
            if (!sighting.reached()) {
                issues.add("Server \"" + name
                        + "\" unplanned exception when scanning for replication data: Socket is closed");
            } else if (sighting.mode() == Mode.ACTIVE) {
                actives.add(name);
            } else if (sighting.replication() != ReplicationState.STB_REP) {
                issues.add("Server \"" + name + "\" " + sighting.replication().apiForm());
            }
        }
        if (actives.isEmpty()) {
            issues.add("There is no active Management Server.");
        } else if (actives.size() > 1) {
            issues.add("There are several active Management Servers: " + String.join(", ", actives));
        }
        return issues;
    }

    /** How many elements the database of a server has. */
    public static int elements(SiteState state, int server) {
        return ELEMENTS + Long.bitCount(state.database(server));
    }

    /** The replications that stream from a server, a line each. */
    public static List<String> streams(SiteState state, int source, List<Server> servers) {
        List<String> streams = new ArrayList<>();
        for (int s = 0; s < state.servers(); s++) {
            if (state.streamingFrom(s, source)) {
                Server standby = servers.get(s);
                streams.add("[PG-PUB|-->" + standby.address() + "  on port " + TUNNEL_PORT + "|sub_smc" + standby.key()
                        + "|pid:" + (10_000 + standby.key()) + "|Since:" + SiteTime.text(0) + "]");
            }
        }
        return streams;
    }
}
