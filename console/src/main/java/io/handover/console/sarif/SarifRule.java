package io.handover.console.sarif;

/**
 * A rule that results are violations of.
 *
 * @param id its name for ever, as {@code handover/only-declared-changes-lost}
 * @param promise what it asks for, in a sentence
 * @param help what a reader can do to learn more, in a sentence or two
 */
public record SarifRule(String id, String promise, String help) {
    private static final String PREFIX = "handover/";

    /** The rule of a name: lower-case letters, digits and hyphens. */
    public static SarifRule named(String name, String promise, String help) {
        return new SarifRule(PREFIX + name, promise, help);
    }
}
