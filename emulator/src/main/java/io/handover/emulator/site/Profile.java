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
     * As older scripts expect, which wait ten seconds and look: standby without force is accepted; a command through the API takes effect
     * at once, and the contacted server sees at once whatever comes of it; a switch activates 8 s after its command; the other standbys
     * follow then by themselves, and an initialization lasts at most {@value #SHORT_INITIALIZATION_MILLIS} ms, closes no connection and
     * loses no session.
     */
    PERMISSIVE(false);

    private static final long SHORT_INITIALIZATION_MILLIS = 5_000;

    private final boolean initializationRestarts;

    Profile(boolean initializationRestarts) {
        this.initializationRestarts = initializationRestarts;
    }

    /**
     * Whether commands through the API take effect at once and the contacted server sees at once what comes of them, and a switch's
     * initializations begin with its activation.
     */
    boolean hurries() {
        return this == PERMISSIVE;
    }

    /** How long an initialization lasts that usually lasts so long. */
    long initialization(long usualMillis) {
        return hurries() ? Math.min(usualMillis, SHORT_INITIALIZATION_MILLIS) : usualMillis;
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
