package io.handover.executor.execute;

/** How a run of the executor ended. */
public enum Ending {
    /** The goal of every step was seen. */
    COMPLETE("complete"),
    /** A command was not given because a promise is certainly lost by it. */
    FORBIDDEN("forbidden"),
    /**
     * The operator said no or left steps out, a server refused a command, it is not known whether one had its effect, or what was seen
     * allows nobody to go on.
     */
    UNKNOWN("unknown"),
    /** It was told to stop from outside. */
    INTERRUPTED("interrupted");

    private final String key;

    Ending(String key) {
        this.key = key;
    }

    /** The name in journals. */
    public String key() {
        return key;
    }
}
