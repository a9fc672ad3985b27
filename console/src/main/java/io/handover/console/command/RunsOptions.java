package io.handover.console.command;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options by which a command's user says how much is simulated, with which choices, on how many threads. A picocli mixin. */
final class RunsOptions {
    /** The option that says how many runs. */
    static final String NAME = "--runs";

    private final Range allowed;

    @Option(
            names = NAME,
            paramLabel = "N",
            description = "Simulated runs; where there are several fault classes, of each. Default: ${DEFAULT-VALUE}.")
    private long runs;

    @Mixin
    private SeedOption seed = new SeedOption();

    @Mixin
    private ThreadsOption threads = new ThreadsOption();

    /**
     * Where the user does not say how many.
     *
     * @param usual how many there are then
     * @param most how many there may be
     */
    RunsOptions(long usual, long most) {
        this.runs = usual;
        this.allowed = new Range(1, most);
    }

    /**
     * How many runs.
     *
     * @throws io.handover.files.InputException where so many are not allowed
     */
    long runs() {
        allowed.check(NAME, runs);
        return runs;
    }

    long seed() {
        return seed.seed();
    }

    /**
     * How many threads.
     *
     * @throws io.handover.files.InputException where so many are not allowed
     */
    int workers() {
        return threads.workers();
    }

    /** The options that a report depends on with their values, as they are typed. */
    List<String> given() {
        List<String> given = new ArrayList<>(List.of(NAME, String.valueOf(runs)));
        given.addAll(givenSeed());
        return given;
    }

    /** The same where the number of runs follows from something else. */
    List<String> givenSeed() {
        return seed.given();
    }
}
