package io.handover.console.command;

import io.handover.simulator.campaign.FaultClass.Blame;
import java.util.List;
import picocli.CommandLine.Option;

/** The option by which a command's user says which violations count for the exit code. A picocli mixin. */
final class FailOnOption {
    private static final String NAME = "--fail-on";

    @Option(
            names = NAME,
            paramLabel = "CLASS",
            defaultValue = "environment",
            description = {
                "What a violation may need that counts for the exit code:",
                "none: no fault at all;",
                "environment: faults of the site and its surroundings;",
                "slips: also mistakes of the operator ('handover faults' says which faults are).",
                "Default: ${DEFAULT-VALUE}."
            })
    private FailOn failOn = FailOn.ENVIRONMENT;

    /** The most that it may need. */
    Blame most() {
        return failOn.most();
    }

    /** The option with its value, as it is typed; nothing where it says what it says by default. */
    List<String> given() {
        return failOn == FailOn.ENVIRONMENT ? List.of() : List.of(NAME, failOn.toString());
    }
}
