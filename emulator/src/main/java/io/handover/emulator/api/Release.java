package io.handover.emulator.api;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A release of the product, 7.3.0 to 7.99.99: native replication, and with it this API, exists since 7.3.0.
 *
 * @param minor the second number
 * @param patch the third number
 */
public record Release(int minor, int patch) {
    private static final Pattern FORM = Pattern.compile("7\\.([1-9][0-9]?)\\.(0|[1-9][0-9]?)");
    private static final int FIRST_MINOR = 3;
    /** The API versions that every release here serves, ascending: the client depends on that order. */
    static final List<String> API_VERSIONS = List.of("6.10", "7.1", "7.3");

    public Release {
        if (minor < FIRST_MINOR || minor > 99 || patch < 0 || patch > 99) {
            throw new IllegalArgumentException("releases go from 7.3.0 to 7.99.99, not to 7." + minor + "." + patch);
        }
    }

    /**
     * The release of that name, as {@code "7.3.4"}.
     *
     * @throws IllegalArgumentException with a message for a user
     */
    public static Release of(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("'" + text + "' is no release; allowed are 7.3.0 to 7.99.99");
        }
        return new Release(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
    }

    private boolean isIn(int ofMinor, int fromPatch, int toPatch) {
        return minor == ofMinor && patch >= fromPatch && patch <= toPatch;
    }

    /** Whether excluding an offline standby through the API fails: SMC-65140, in 7.3.0 to 7.3.3 and 7.4.0 to 7.4.1. */
    boolean hasSmc65140() {
        return isIn(3, 0, 3) || isIn(4, 0, 1);
    }

    /** Whether the active tells the replication states of all servers: from 7.3.4, 7.4.2 and 7.5.0 on. */
    boolean tellsAllStates() {
        return isIn(3, 4, 99) || isIn(4, 2, 99) || minor >= 5;
    }

    @Override
    public String toString() {
        return "7." + minor + "." + patch;
    }
}
