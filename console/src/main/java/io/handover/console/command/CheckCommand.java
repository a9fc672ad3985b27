package io.handover.console.command;

import io.handover.analysis.advice.Limits;
import io.handover.analysis.check.CheckReport;
import io.handover.analysis.check.CheckRequest;
import io.handover.analysis.check.Checking;
import io.handover.analysis.check.Finding;
import io.handover.analysis.subject.Subject;
import io.handover.analysis.synthesis.NoProcedure;
import io.handover.analysis.token.ReplayToken;
import io.handover.console.ExitCode;
import io.handover.console.Interruption;
import io.handover.console.SourceFile;
import io.handover.console.Terminal;
import io.handover.console.report.Output;
import io.handover.console.report.Progress;
import io.handover.console.report.check.CheckHtml;
import io.handover.console.report.check.CheckJson;
import io.handover.console.report.check.CheckJunit;
import io.handover.console.report.check.CheckMarkdown;
import io.handover.console.report.check.CheckSarif;
import io.handover.console.report.check.CheckText;
import io.handover.files.Subjects;
import io.handover.files.TestCase;
import io.handover.files.TestRun;
import io.handover.model.site.Assumptions;
import io.handover.simulator.campaign.FaultClass;
import io.handover.simulator.run.Check;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
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
        defaultValueProvider = CampaignOptions.Usual.class,
        footer = {
            "",
            "Runs are made without faults, with each fault alone, and with all of them together.",
            "",
            "With the same options it prints the same, byte for byte, whatever the number of threads.",
            "",
            "Examples:",
            "  handover check upgrade-without-downtime",
            "  handover check upgrade-without-downtime --faults none --assume forceActivation=WHEN_NO_ACTIVE",
            "  handover check my-procedure.yaml --site five-servers --faults crash,cut --runs 1000000",
            "  handover check upgrade-without-downtime --apply 1,3 --output mended.yaml",
            "  handover check upgrade-without-downtime --format json --output check.json",
            "  handover check upgrade-without-downtime --report check.html --report check.json",
            "  handover check my-procedure.yaml --report check.sarif --report check.xml --report check.md",
            "  handover check upgrade-without-downtime --fail-on slips --details",
            "",
            "The findings are kept in .handover/last-findings.json in this folder: 'handover replay 3' shows the third of the last"
                    + " check or exploration.",
            "",
            ExitCode.FAIL_ON_HELP,
            ExitCode.HELP,
        })
public final class CheckCommand implements Callable<Integer> {
    private static final long USUAL_RUNS = 20_000;
    private static final long MOST_RUNS = 1_000_000_000;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Mixin
    private SubjectOptions named = new SubjectOptions();

    @Mixin
    private CampaignOptions campaign = new CampaignOptions(FaultOption.ALL, USUAL_RUNS, MOST_RUNS);

    @Mixin
    private FailOnOption failOn = new FailOnOption();

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

    @Option(
            names = "--apply",
            paramLabel = "NUMBERS",
            split = ",",
            description =
                    "Follows the advice on these findings, as in '1,3': writes the changed procedure to the file of --output,"
                            + " and the report to the screen.")
    private List<Integer> apply = new ArrayList<>();

    @Mixin
    private ReportOptions report = new ReportOptions();

    @Mixin
    private ReportFiles files = new ReportFiles();

    @Override
    @SuppressWarnings("try") // what is closed at the end is not named before
    public Integer call() throws InterruptedException {
        long runs = campaign.runs().runs();
        int workers = campaign.runs().workers();
        List<FaultClass> classes = campaign.classes();
        Subject subject = Subjects.of(named.procedure(), named.site().site().site());
        Optional<TestCaseFolder> folder = testCases.map(TestCaseFolder::new);
        if (folder.isPresent()) {
            folder.get().make();
        }
        Optional<AdvisedProcedure> changed = apply.isEmpty()
                ? Optional.empty()
                : Optional.of(new AdvisedProcedure(apply, report.file(), report.isForced(), subject));
        Output output = changed.isPresent() ? report.shown() : report.output();
        ReportFiles.Wanted<CheckReport> wanted = files.of(forms(SourceFile.named(named.name())), report);
        Checking checking = new Checking(new CheckRequest(
                subject,
                classes,
                campaign.runs().seed(),
                runs,
                failOn.most(),
                limits(subject),
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
            if (changed.isPresent()) {
                spec.commandLine().getErr().println(changed.get().write(known));
            }
            output.write(report.report(() -> CheckJson.of(known), terminal -> CheckText.of(known, terminal, details)));
            wanted.write(known);
            return ExitCode.of(known);
        }
    }

    private static Limits limits(Subject subject) {
        Assumptions assumptions = subject.site().site().assumptions();
        return new NoProcedure(subject.plan(), assumptions, SynthesizeCommand.assumed(assumptions));
    }

    private static Map<ReportForm, Function<CheckReport, String>> forms(SourceFile place) {
        return Map.of(
                ReportForm.HTML,
                CheckHtml::of,
                ReportForm.SARIF,
                report -> CheckSarif.of(report, place),
                ReportForm.JUNIT,
                report -> CheckJunit.of(report, place),
                ReportForm.MARKDOWN,
                CheckMarkdown::of,
                ReportForm.JSON,
                CheckJson::of);
    }

    /** Each finding as a test case, or as a test run where it is no path of the core: see {@link TestCase} and {@link TestRun}. */
    private void write(CheckReport known, TestCaseFolder folder) {
        Subject subject = known.request().subject();
        for (int i = 0; i < known.findings().size(); i++) {
            Finding finding = known.findings().get(i);
            String number = "finding-" + (i + 1) + "-";
            Optional<TestCase> asPath = finding.check() instanceof Check.OfProperty of
                    ? TestCase.ofRun(subject, finding.story(), of.property())
                    : Optional.empty();
            if (asPath.isPresent()) {
                folder.write(asPath.get(), number);
            } else if (ReplayToken.of(finding.token()) instanceof ReplayToken.OfRun run) {
                folder.write(new TestRun(subject, named.site().name(), run, finding.story(), finding.check()), number);
            }
        }
    }

    /** The command with all that decides its report. */
    private String sameAgain() {
        List<String> words = named.command("check", named.site().name());
        words.addAll(campaign.givenFaults());
        words.addAll(campaign.runs().given());
        words.addAll(failOn.given());
        if (details) {
            words.add("--details");
        }
        return ShellWords.line(words);
    }
}
