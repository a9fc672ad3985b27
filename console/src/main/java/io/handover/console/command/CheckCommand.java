package io.handover.console.command;

import io.handover.console.Interruption;
import io.handover.console.Terminal;
import io.handover.console.input.Catalogue;
import io.handover.console.input.InputException;
import io.handover.console.report.CheckJson;
import io.handover.console.report.CheckReport;
import io.handover.console.report.CheckRequest;
import io.handover.console.report.CheckText;
import io.handover.console.report.Checking;
import io.handover.console.report.Output;
import io.handover.console.report.Progress;
import io.handover.console.report.Subject;
import io.handover.simulator.campaign.FaultClass;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Simulates a procedure many times under randomized faults and says which properties hold. */
@Command(
        name = "check",
        description =
                "Simulates a procedure many times under randomized faults and says, property by property and fault class by"
                        + " fault class, what holds, what does not, how often, and the shortest story of each failure.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "With the same options it prints the same, byte for byte, whatever the number of threads.",
            "",
            "Examples:",
            "  handover check upgrade-without-downtime",
            "  handover check upgrade-without-downtime --faults none --assume forceActivation=WHEN_NO_ACTIVE",
            "  handover check my-procedure.yaml --site five-servers --faults crash,cut --runs 1000000",
            "  handover check upgrade-without-downtime --format json --output check.json",
            "",
            "Exit codes: 0 every property held; 1 a property is violated; 2 unknown; 64 wrong use or bad input; 130 interrupted,"
                    + " after what is known so far was printed.",
        })
public final class CheckCommand implements Callable<Integer> {
    private static final long MOST_RUNS = 1_000_000_000;
    private static final int MOST_THREADS = 256;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Parameters(
            paramLabel = "PROCEDURE",
            description = "A procedure that is built in, or a file with one.",
            completionCandidates = Names.OfProcedures.class)
    @SuppressWarnings("NullAway.Init") // set by picocli
    private String procedure;

    @Mixin
    private SiteOptions siteOptions = new SiteOptions();

    @Option(
            names = "--runs",
            paramLabel = "N",
            defaultValue = "100000",
            description = "Runs of each fault class, 1 to 1,000,000,000. Default: ${DEFAULT-VALUE}.")
    private long runs;

    @Option(
            names = "--seed",
            paramLabel = "SEED",
            defaultValue = "1",
            description = "Decides every random choice. Default: ${DEFAULT-VALUE}.")
    private long seed;

    @Option(
            names = "--faults",
            paramLabel = "NAME",
            split = ",",
            defaultValue = FaultOption.ALL,
            completionCandidates = Names.OfFaults.class,
            description = {
                "'none', 'all', or a list of faults, separated by commas. Runs are made without faults, with each of these"
                        + " alone, and with all of them together. Default: ${DEFAULT-VALUE}. Faults:",
                "${COMPLETION-CANDIDATES}"
            })
    private List<String> faults = new ArrayList<>();

    @Option(names = "--threads", paramLabel = "N", description = "Threads to use. Default: one for each processor.")
    private Optional<Integer> threads = Optional.empty();

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "text",
            description = "${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
    private Format format = Format.TEXT;

    @Option(names = "--output", paramLabel = "FILE", description = "Writes the report to a file.")
    private Optional<Path> output = Optional.empty();

    @Override
    @SuppressWarnings("try") // what is closed at the end is not named before
    public Integer call() throws InterruptedException, IOException {
        within("--runs", runs, MOST_RUNS);
        int workers = threads.orElseGet(() -> Runtime.getRuntime().availableProcessors());
        within("--threads", workers, MOST_THREADS);
        List<FaultClass> classes = FaultClass.of(FaultOption.faults(faults));
        Subject subject =
                Subject.of(Catalogue.procedure(procedure), siteOptions.site().site());
        Output written = new Output(output, spec.commandLine().getOut());
        Terminal terminal = output.isPresent() ? Terminal.NONE : Terminal.ofProcess();
        Checking checking = new Checking(new CheckRequest(
                subject,
                classes,
                seed,
                runs,
                sameAgain(),
                ShellWords.replay(procedure, siteOptions.given().get(1), subject)));
        try (Interruption interruption = Interruption.runs(checking::stop)) {
            CheckReport report;
            try (Progress progress = new Progress(Terminal.ofProcess(), "check", checking.total(), checking::done)) {
                report = checking.run(workers);
            }
            written.write(format == Format.JSON ? CheckJson.of(report) : CheckText.of(report, terminal));
            return report.exitCode();
        }
    }

    private static void within(String option, long value, long most) {
        if (value < 1 || value > most) {
            throw new InputException(option + " " + value + ": 1 to " + most + " are allowed");
        }
    }

    /** The command with all that decides its report. */
    private String sameAgain() {
        List<String> words = new ArrayList<>(List.of("handover", "check", procedure));
        words.addAll(siteOptions.given());
        words.addAll(List.of("--faults", String.join(",", faults)));
        words.addAll(List.of("--runs", String.valueOf(runs), "--seed", String.valueOf(seed)));
        return ShellWords.line(words);
    }
}
