package io.handover.console.command;

import io.handover.analysis.check.CheckReport;
import io.handover.analysis.check.CheckRequest;
import io.handover.analysis.check.Checking;
import io.handover.analysis.check.Finding;
import io.handover.analysis.check.FindingPath;
import io.handover.analysis.subject.Subject;
import io.handover.console.ExitCode;
import io.handover.console.Interruption;
import io.handover.console.Terminal;
import io.handover.console.report.Output;
import io.handover.console.report.Progress;
import io.handover.console.report.check.CheckJson;
import io.handover.console.report.check.CheckText;
import io.handover.files.Subjects;
import io.handover.files.TestCase;
import io.handover.simulator.campaign.FaultClass;
import io.handover.simulator.run.Check;
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
import picocli.CommandLine.Spec;

/** Simulates a procedure many times under randomized faults and says which properties hold. */
@Command(
        name = "check",
        description =
                "Simulates a procedure many times under randomized faults and says which promises break, without any fault, only"
                        + " with faults, or only by an operator's slip; how often; and the shortest story of each failure.",
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
            "  handover check upgrade-without-downtime --fail-on slips --details",
            "",
            "The findings are kept in .handover/last-findings.json in this folder: 'handover replay 3' shows the third of the last"
                    + " check or exploration.",
            "",
            ExitCode.FAIL_ON_HELP,
            ExitCode.HELP,
        })
public final class CheckCommand implements Callable<Integer> {
    private static final Range RUNS = new Range(1, 1_000_000_000);
    private static final Range THREADS = new Range(1, 256);

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

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

    @Option(
            names = "--fail-on",
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

    @Option(
            names = "--details",
            description =
                    "Adds to the text the matrix of promises by fault class, times, and what the runs went through.")
    private boolean details;

    @Option(
            names = "--test-cases",
            paramLabel = "DIR",
            description = "Writes each finding to a file of its own in a folder, which is made where it is missing;"
                    + " 'handover test' goes along it again.")
    private Optional<Path> testCases = Optional.empty();

    @Option(names = "--threads", paramLabel = "N", description = "Threads to use. Default: one for each processor.")
    private Optional<Integer> threads = Optional.empty();

    @Mixin
    private ReportOptions report = new ReportOptions();

    @Override
    @SuppressWarnings("try") // what is closed at the end is not named before
    public Integer call() throws InterruptedException, IOException {
        RUNS.check("--runs", runs);
        int workers = threads.orElseGet(() -> Runtime.getRuntime().availableProcessors());
        THREADS.check("--threads", workers);
        List<FaultClass> classes = FaultClass.of(FaultOption.faults(faults));
        Subject subject = Subjects.of(named.procedure(), named.site().site().site());
        Optional<TestCaseFolder> folder = testCases.map(TestCaseFolder::new);
        if (folder.isPresent()) {
            folder.get().make();
        }
        Output output = report.output();
        Checking checking = new Checking(new CheckRequest(
                subject,
                classes,
                seed,
                runs,
                failOn.most(),
                sameAgain(),
                named.replay(named.site().name(), subject)));
        try (Interruption interruption = Interruption.runs(checking::stop)) {
            CheckReport known;
            try (Progress progress = new Progress(Terminal.ofProcess(), "check", checking.total(), checking::done)) {
                known = checking.run(workers);
            }
            if (folder.isPresent()) {
                write(known, folder.get());
            }
            new LastFindings(
                            known.request().command(),
                            named.name(),
                            named.site().name(),
                            known.findings().stream().map(Finding::token).toList())
                    .keep(spec.commandLine().getErr());
            output.write(report.report(() -> CheckJson.of(known), terminal -> CheckText.of(known, terminal, details)));
            return ExitCode.of(known);
        }
    }

    /** Each finding as a test case; of those that cannot be one it is said why. */
    private void write(CheckReport known, TestCaseFolder folder) throws IOException {
        for (int i = 0; i < known.findings().size(); i++) {
            Finding finding = known.findings().get(i);
            String number = "finding-" + (i + 1);
            FindingPath path = FindingPath.of(known.request().subject(), finding);
            if (path.token().isPresent() && finding.check() instanceof Check.OfProperty of) {
                folder.write(new TestCase(path.subject(), path.token().get(), of.property(), true), number + "-");
            } else {
                spec.commandLine().getErr().println("handover: " + number + " is no test case: " + path.why());
            }
        }
    }

    /** The command with all that decides its report. */
    private String sameAgain() {
        List<String> words = named.command("check", named.site().name());
        words.addAll(List.of("--faults", String.join(",", faults)));
        words.addAll(List.of("--runs", String.valueOf(runs), "--seed", String.valueOf(seed)));
        if (failOn != FailOn.ENVIRONMENT) {
            words.addAll(List.of("--fail-on", failOn.toString()));
        }
        if (details) {
            words.add("--details");
        }
        return ShellWords.line(words);
    }
}
