package io.handover.console.command;

import java.util.Optional;
import picocli.CommandLine.Option;

/** The option by which a command's user says how many threads it may use; no report depends on it. A picocli mixin. */
final class ThreadsOption {
    private static final String NAME = "--threads";
    private static final Range ALLOWED = new Range(1, 256);

    @Option(
            names = NAME,
            paramLabel = "N",
            description = "Threads to use at most, 1 to 256. Default: one for each processor.")
    private Optional<Integer> threads = Optional.empty();

    /**
     * How many.
     *
     * @throws io.handover.files.InputException where so many are not allowed
     */
    int workers() {
        int workers = threads.orElseGet(() -> Runtime.getRuntime().availableProcessors());
        ALLOWED.check(NAME, workers);
        return workers;
    }
}
