package io.handover.console.report.test;

import io.handover.console.ExitCode;
import java.util.Locale;

/** What became of a test case. */
public enum Outcome {
    AS_EXPECTED("as expected:  ", ExitCode.HELD),
    NOT_EXPECTED("NOT EXPECTED: ", ExitCode.VIOLATED),
    STILL("STILL:          ", ExitCode.VIOLATED),
    NO_MORE("no more:        ", ExitCode.HELD),
    CANNOT_BE_LAID("CANNOT BE LAID: ", ExitCode.UNKNOWN);

    private final String heading;
    private final int exitCode;

    Outcome(String heading, int exitCode) {
        this.heading = heading;
        this.exitCode = exitCode;
    }

    /** What stands at the beginning of its line, as wide as that of those that can stand beside it. */
    String heading() {
        return heading;
    }

    /** Its name in JSON: {@code cannot-be-laid}. */
    String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public int exitCode() {
        return exitCode;
    }
}
