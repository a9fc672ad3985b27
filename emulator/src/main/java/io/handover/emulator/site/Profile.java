package io.handover.emulator.site;

/** How the product behaves where its documents and what scripts in the field expect of it differ. */
public enum Profile {
    /**
     * As documented: setting the active server to standby needs force; a switch has its marks at 0, 0, 0, 4, 8, 28 and 28 s after its
     * command has taken effect, if the site does not say otherwise; a standby that is initialized closes its connections and loses its
     * sessions.
     */
    DOCUMENTED(true),

    /**
     * As older scripts expect: standby without force is accepted, a switch begins at once and the new active is visible 8 s
     * later, the other standbys follow then by themselves, and an initialization closes no connection and loses no session.
     */
    PERMISSIVE(false);

    private final boolean initializationRestarts;

    Profile(boolean initializationRestarts) {
        this.initializationRestarts = initializationRestarts;
    }

    /** Whether the command to switch takes effect at once, and the initializations begin with the activation. */
    boolean hurriesSwitches() {
        return this == PERMISSIVE;
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
