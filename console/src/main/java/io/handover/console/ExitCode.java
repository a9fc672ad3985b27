package io.handover.console;

/** What the {@code handover} command's exit codes mean. */
public final class ExitCode {
    /** Every property held; what was asked for was done. */
    public static final int HELD = 0;

    /** A property is violated. */
    public static final int VIOLATED = 1;

    /** Unknown or inconclusive: never a pass. */
    public static final int UNKNOWN = 2;

    /** Wrong use or bad input. */
    public static final int WRONG_USE = 64;

    /** A failure of Handover itself. */
    public static final int FAILURE = 70;

    /** Interrupted from outside. */
    public static final int INTERRUPTED = 130;

    private ExitCode() {}
}
