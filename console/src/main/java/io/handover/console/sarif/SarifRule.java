package io.handover.console.sarif;

import io.handover.simulator.run.Check;

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

    /** The rule that a check is; what bounds it, which is edited now and then, is no part of its name. */
    public static SarifRule of(Check check) {
        if (check instanceof Check.OfProperty) {
            return named(check.name(), check.promise(), help(check.name()));
        }
        if (check instanceof Check.OfBound of) {
            String key = of.bound().measure().key();
            return named(key + "-within", "the bound of the procedure on " + key + " is kept", help("bounds"));
        }
        return named(
                "step-within",
                "a step that is to be done as soon as possible is done within its time",
                help("as-soon-as-possible"));
    }

    private static String help(String word) {
        return "'handover explain " + word
                + "' says what it means, 'handover replay TOKEN' shows a finding moment by moment.";
    }

    /**
     * What another command than those that judge the rule as such asks of it, as {@code handover/compare/only-declared-changes-lost}.
     *
     * @param command the command
     * @param asked what it asks, as far as it stands before the promise
     */
    public SarifRule in(String command, String asked) {
        return named(command + "/" + id.substring(PREFIX.length()), asked + promise, help);
    }
}
