package io.handover.console.command;

import io.handover.analysis.check.CheckReport;
import io.handover.analysis.check.CheckRequest;
import io.handover.analysis.check.Checking;
import io.handover.analysis.subject.Subject;
import io.handover.console.ExitCode;
import io.handover.console.Interruption;
import io.handover.console.Terminal;
import io.handover.console.report.Output;
import io.handover.console.report.Progress;
import io.handover.console.report.check.CheckJson;
import io.handover.console.report.check.CheckText;
import io.handover.files.Subjects;
import io.handover.simulator.campaign.FaultClass;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

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
            ExitCode.HELP,
        })
public final class CheckCommand implements Callable<Integer> {
    private static final Range RUNS = new Range(1, 1_000_000_000);
    private static final Range THREADS = new Range(1, 256);

    @Mixin
    private SubjectOptions named = new SubjectOptions();

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
            completionCandidates = Names.OfFaultsNoneOrAll.class,
            description = {
                "'none', 'all', or a list of faults, separated by commas. Runs are made without faults, with each of these"
                        + " alone, and with all of them together; 'handover faults' says what they do. Default: ${DEFAULT-VALUE}."
                        + " Faults:",
                "${COMPLETION-CANDIDATES}"
            })
    private List<String> faults = new ArrayList<>();

    @Option(names = "--threads", paramLabel = "N", description = "Threads to use. Default: one for each processor.")
    private Optional<Integer> threads = Optional.empty();

    @Mixin
    private ReportOptions report = new ReportOptions();

    @Override
    @SuppressWarnings("try") // what is closed at the end is not named before
    public Integer call() throws InterruptedException {
        RUNS.check("--runs", runs);
        int workers = threads.orElseGet(() -> Runtime.getRuntime().availableProcessors());
        THREADS.check("--threads", workers);
        List<FaultClass> classes = FaultClass.of(FaultOption.faults(faults));
        Subject subject = Subjects.of(named.procedure(), named.site().site().site());
        Output output = report.output();
        Checking checking = new Checking(new CheckRequest(
                subject,
                classes,
                seed,
                runs,
                sameAgain(),
                named.replay(named.site().name(), subject)));
        try (Interruption interruption = Interruption.runs(checking::stop)) {
            CheckReport known;
            try (Progress progress = new Progress(Terminal.ofProcess(), "check", checking.total(), checking::done)) {
                known = checking.run(workers);
            }
            output.write(report.report(() -> CheckJson.of(known), terminal -> CheckText.of(known, terminal)));
            return ExitCode.of(known);
        }
    }

    /** The command with all that decides its report. */
    private String sameAgain() {
        List<String> words = named.command("check", named.site().name());
        words.addAll(List.of("--faults", String.join(",", faults)));
        words.addAll(List.of("--runs", String.valueOf(runs), "--seed", String.valueOf(seed)));
        return ShellWords.line(words);
    }
}
