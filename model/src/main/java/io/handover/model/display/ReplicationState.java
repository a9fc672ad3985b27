package io.handover.model.display;

import io.handover.model.state.Pairs;
import io.handover.model.state.SiteState;
import java.util.Optional;

/**
 * What the product displays of the database replication of a server: its codes and, where its documents tell them, its texts
 * (user manual, page on database replication states).
 *
 * <p>The display tells of a server's own replication only. It says nothing of other trouble, and "all is well" here can stand
 * beside a second active server.
 *
 * <p>Where a constant says <em>our wording</em>, no document tells the text; programs should look at the code.
 */
public enum ReplicationState {
    /** In Active mode; every other server streams from it. */
    ACT_REP("Active database replication is enabled"),

    /** In Standby mode; nobody is registered with it and it streams. Its source need not be active any more. */
    STB_REP("Standby database replication is enabled"),

    /** In Active mode; nobody is registered with it: no standby was initialized, or all were excluded. */
    ACT_NO_REP("Active database replication started but no standby server connected"),

    /**
     * In Standby mode; nobody is registered with it, and it does not subscribe, or it subscribes to a server that is up and
     * reachable but no longer has it registered. The latter is a standby that was excluded while it was offline and came back
     * (the page on a standby that is on hold shows this text for it).
     */
    STB_NO_REP("Standby database replication not enabled"),

    /**
     * In Active mode; servers are registered with it and none streams. The text is probably that of {@link #ACT_NO_REP}: the
     * product shows it at a normal start, before standbys connect.
     */
    ACT_ONHOLD("Active database replication started but no standby server connected"),

    /**
     * In Standby mode; nobody is registered with it and it subscribes, but its source is not up or cannot be reached. So, too,
     * where both ends are declared and only the releases differ: nothing flows, and no document has a code of its own for it.
     * Our wording.
     */
    STB_ONHOLD("Standby database replication is on hold: the active server is not connected"),

    /**
     * In Standby mode, and servers are still registered with it, whatever it subscribes to itself: what a server is that was
     * set to standby without stopping its replication. Our wording.
     */
    STB_ACTREP("Standby server with database replication still in active mode"),

    /** In Active mode; at least one other server streams from it and at least one does not, excluded ones included. */
    ACT_REP_EX("Active database replication partially enabled"),

    /**
     * In Active mode, and it subscribes to another server: active and standby at once, as the code has it. The documents know no
     * normal path to it, and no core action leads there from the initial state, because whatever activates a server drops
     * its subscription. Only a procedure's given state, or a fault beyond the core, shows it. Our wording.
     */
    BROKEN_ACT_STB("Database replication is broken: active and standby at once"),

    /** Never derived: the model has no state that the product would not understand. Our wording. */
    UNKNOWN("Database replication is in an unknown state"),

    /** Never derived: the product does not show it from release 7.3 on. Our wording. */
    LEGACY_MODE("Database replication of an earlier release"),

    /** Never derived: a site of the model has two servers or more. Our wording. */
    SINGLE_SERVER("Single server without database replication");

    private final String text;

    ReplicationState(String text) {
        this.text = text;
    }

    /**
     * What the product displays for a server. Every state of a server that is up has exactly one answer, by the rules that stand
     * at the constants.
     *
     * @return empty where the server's process is not up: it then displays nothing itself
     */
    public static Optional<ReplicationState> of(SiteState state, int server) {
        if (!state.isUp(server)) {
            return Optional.empty();
        }
        return Optional.of(state.isActive(server) ? ofActive(state, server) : ofStandby(state, server));
    }

    private static ReplicationState ofActive(SiteState state, int a) {
        if (state.subscription(a) != SiteState.NONE) {
            return BROKEN_ACT_STB;
        }
        if (state.registeredAt(a) == 0) {
            return ACT_NO_REP;
        }
        int streaming = streamingFrom(state, a);
        if (streaming == 0) {
            return ACT_ONHOLD;
        }
        int others = state.all() & ~(1 << a);
        return streaming == others ? ACT_REP : ACT_REP_EX;
    }

    private static int streamingFrom(SiteState state, int a) {
        int pairs = state.streamingPairs();
        int set = 0;
        for (int s = 0; s < state.servers(); s++) {
            if ((pairs & Pairs.bit(s, a)) != 0) {
                set |= 1 << s;
            }
        }
        return set;
    }

    private static ReplicationState ofStandby(SiteState state, int s) {
        if (state.registeredAt(s) != 0) {
            return STB_ACTREP;
        }
        int source = state.subscription(s);
        if (source == SiteState.NONE) {
            return STB_NO_REP;
        }
        if (state.streaming(s)) {
            return STB_REP;
        }
        boolean refused = state.isUp(source) && state.reaches(source, s) && !state.isRegistered(s, source);
        return refused ? STB_NO_REP : STB_ONHOLD;
    }

    /** The text for people. */
    public String text() {
        return text;
    }

    /** As the product's API answers it: {@code "[ACT_REP] Active database replication is enabled"}. */
    public String apiForm() {
        return "[" + name() + "] " + text;
    }
}
