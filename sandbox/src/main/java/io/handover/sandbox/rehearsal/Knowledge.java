package io.handover.sandbox.rehearsal;

import io.handover.emulator.site.Diagnostics;
import io.handover.model.display.Sight;
import io.handover.model.site.Server;
import io.handover.model.state.SiteState;
import io.handover.model.state.Version;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** What each server knows of the others beside their modes and replication codes, as of its last poll. */
final class Knowledge {
    private static final long NEVER = -1;

    /**
     * What a server knows of another.
     *
     * @param sight whether it saw it at its last poll
     * @param version its release when it was last seen
     * @param lastReplication when it last got something by replication, as known when it was last seen
     * @param nativeReplication its replication as its database tells it, as known when it was last seen
     * @param source the server whose database it subscribed to then
     * @param isStreaming whether it got changes from there then
     */
    record Known(
            Sight sight,
            Version version,
            OptionalLong lastReplication,
            String nativeReplication,
            OptionalInt source,
            boolean isStreaming) {
        Known stillAs(Sight now) {
            return new Known(now, version, lastReplication, nativeReplication, source, isStreaming);
        }
    }

    private final List<Server> servers;
    private final long[] lastReplication;
    private final Known[][] known;

    Knowledge(List<Server> servers, SiteState state) {
        this.servers = servers;
        this.lastReplication = new long[servers.size()];
        Arrays.fill(lastReplication, NEVER);
        this.known = new Known[servers.size()][servers.size()];
        for (Known[] row : known) {
            for (int t = 0; t < row.length; t++) {
                row[t] = known(state, t, Sight.UP);
            }
        }
        for (int s = 0; s < known.length; s++) {
            polled(s, 0, state);
        }
    }

    void replicated(int server, long millis) {
        lastReplication[server] = millis;
    }

    /** @param unheard the servers of which {@code s} hears nothing */
    void polled(int s, int unheard, SiteState state) {
        for (int t = 0; t < known.length; t++) {
            Sight sight = Sight.of(state, s, unheard, t);
            known[s][t] = sight == Sight.UP ? known(state, t, sight) : known[s][t].stillAs(sight);
        }
    }

    /** What {@code s} knows of {@code t}; of itself everything. */
    Known of(int s, int t, SiteState state) {
        return s == t ? known(state, s, Sight.UP) : known[s][t];
    }

    private Known known(SiteState state, int t, Sight sight) {
        return new Known(
                sight,
                state.version(t),
                lastReplication[t] == NEVER ? OptionalLong.empty() : OptionalLong.of(lastReplication[t]),
                nativeReplication(state, t),
                state.subscription(t) == SiteState.NONE ? OptionalInt.empty() : OptionalInt.of(state.subscription(t)),
                state.streaming(t));
    }

    /** As the product's diagnostic of a server's database counts it. */
    private String nativeReplication(SiteState state, int t) {
        int registered = Integer.bitCount(state.registeredAt(t));
        int source = state.subscription(t);
        String publication = registered == 0
                ? "no publication"
                : "publication: " + registered + " registered, "
                        + Diagnostics.streams(state, t, servers).size() + " streaming";
        String subscription = source == SiteState.NONE
                ? "no subscription"
                : "subscription sub_smc" + servers.get(t).key() + " to "
                        + servers.get(source).name()
                        + (state.streaming(t) ? ": streaming" : ": not streaming");
        return publication + "; " + subscription + "; " + Diagnostics.elements(state, t) + " elements";
    }
}
