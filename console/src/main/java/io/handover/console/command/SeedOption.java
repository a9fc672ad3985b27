package io.handover.console.command;

import java.util.List;
import picocli.CommandLine.Option;

/** The option by which a command's user says which runs are drawn. A picocli mixin. */
final class SeedOption {
    private static final String NAME = "--seed";

    @Option(
            names = NAME,
            paramLabel = "SEED",
            defaultValue = "1",
            description = "Decides every random choice. Default: ${DEFAULT-VALUE}.")
    private long seed;

    long seed() {
        return seed;
    }

    /** The option with its value, as it is typed. */
    List<String> given() {
        return List.of(NAME, String.valueOf(seed));
    }
}
