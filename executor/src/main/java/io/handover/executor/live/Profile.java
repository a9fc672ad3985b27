package io.handover.executor.live;

/** How the product behaves where its documents and what scripts in the field expect of it differ. */
public enum Profile {
    /**
     * As documented: setting the active server to standby needs force; a switch begins when every server has been polled and
     * has its marks at 0, 0, 0, 4, 8, 28 and 28 s; a standby that is initialized closes its connections and loses its sessions.
     */
    DOCUMENTED(20_000, true),

    /**
     * As older scripts expect: standby without force is accepted, a switch begins at once and the new active is visible 8 s
     * later, the other standbys follow then by themselves, and an initialization closes no connection and loses no session.
     */
    PERMISSIVE(0, false);

    private final long channelMillis;
    private final boolean initializationRestarts;

    Profile(long channelMillis, boolean initializationRestarts) {
        this.channelMillis = channelMillis;
        this.initializationRestarts = initializationRestarts;
    }

    /** From a switch's activation until the replication channel is ready. */
    long channelMillis() {
        return channelMillis;
    }

    /** Whether the restarts of an initialization can be noticed from outside. */
    public boolean initializationRestarts() {
        return initializationRestarts;
    }

    /** The name in commands. */
    public String label() {
        return this == DOCUMENTED ? "documented" : "permissive";
    }
}
