package io.handover.console.command;

import io.handover.analysis.explore.Counterexample;
import io.handover.analysis.explore.ExploreReport;
import io.handover.analysis.explore.ExploreRequest;
import io.handover.analysis.subject.Subject;
import io.handover.console.ExitCode;
import io.handover.console.Interruption;
import io.handover.console.SourceFile;
import io.handover.console.Terminal;
import io.handover.console.report.Output;
import io.handover.console.report.explore.ExploreHtml;
import io.handover.console.report.explore.ExploreJson;
import io.handover.console.report.explore.ExploreJunit;
import io.handover.console.report.explore.ExploreMarkdown;
import io.handover.console.report.explore.ExploreSarif;
import io.handover.console.report.explore.ExploreText;
import io.handover.console.report.explore.Status;
import io.handover.explorer.search.Exploration;
import io.handover.explorer.search.ExploreOptions;
import io.handover.explorer.search.Explorer;
import io.handover.files.Catalogue;
import io.handover.files.InputException;
import io.handover.files.SiteFile;
import io.handover.files.Subjects;
import io.handover.files.TestCase;
import io.handover.model.site.Scope;
import io.handover.simulator.site.SimulatedSite;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Visits every reachable state within bounds, and proves each property there or shows the shortest way to break it. */
@Command(
        name = "explore",
        description =
                "Visits every state that a procedure can lead to within the stated bounds, in whatever order things happen, and so"
                        + " proves each property there or shows the shortest way to break it.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Whatever the number of threads, it finds the same.",
            "",
            "Examples:",
            "  handover explore upgrade-without-downtime",
            "  handover explore upgrade-without-downtime --servers 4 --crashes 1 --cuts 1",
            "  handover explore my-procedure.yaml --changes 3 --crashes 2 --skips 1 --max-states 10000000",
            "  handover explore upgrade-without-downtime --format json --output explored.json",
            "  handover explore upgrade-without-downtime --report explored.html",
            "  handover explore my-procedure.yaml --report explored.sarif --report explored.md",
            "",
            ExitCode.HELP,
        })
public final class ExploreCommand implements Callable<Integer> {
    private static final Pattern SIZE = Pattern.compile("([0-9]{1,15})([kmgt]?)b?", Pattern.CASE_INSENSITIVE);
    private static final long LEAST_MEMORY = 1 << 20;
    private static final Range SERVERS = new Range(2, Scope.MAX_SERVERS);
    private static final Range CHANGES = new Range(0, Scope.MAX_CHANGES);
    private static final String SKIPS = "--skips";
    private static final Range STATES = new Range(1, Long.MAX_VALUE);

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Mixin
    private SubjectOptions named = new SubjectOptions();

    @Option(
            names = "--servers",
            paramLabel = "N",
            description = "The first N servers of the site, 2 to 5. Default: all of them.")
    private Optional<Integer> servers = Optional.empty();

    @Option(
            names = "--changes",
            paramLabel = "K",
            defaultValue = "2",
            description = "Changes that administrators make at most, 0 to 63. Default: ${DEFAULT-VALUE}.")
    private int changes;

    @Mixin
    private FaultBudgets faults = new FaultBudgets(1);

    @Option(
            names = SKIPS,
            paramLabel = "N",
            defaultValue = "0",
            description = "Steps that the operator skips at most, 0 to 255. Default: ${DEFAULT-VALUE}.")
    private int skips;

    @Option(
            names = "--symmetry",
            description =
                    "Visits one state for all that differ only in extra standbys that the rest of the procedure treats alike.")
    private boolean symmetry;

    @Mixin
    private ThreadsOption threads = new ThreadsOption();

    @Option(
            names = "--max-states",
            paramLabel = "N",
            description = "States to visit at most, 1 or more. Default: no bound.")
    private Optional<Long> maxStates = Optional.empty();

    @Option(
            names = "--memory",
            paramLabel = "SIZE",
            description =
                    "Memory that the states may take, such as 500m or 4g. Default: three quarters of what Java may use.")
    private Optional<String> memory = Optional.empty();

    @Mixin
    private ReportOptions report = new ReportOptions();

    @Mixin
    private ReportFiles files = new ReportFiles();

    @Option(
            names = "--test-cases",
            paramLabel = "DIR",
            description =
                    "Writes each counterexample to a file of its own in a folder, which is made where it is missing;"
                            + " 'handover test' goes along it again.")
    private Optional<Path> testCases = Optional.empty();

    @Override
    @SuppressWarnings("try") // what is closed at the end is not named before
    public Integer call() {
        ExploreOptions options = options();
        servers.ifPresent(number -> SERVERS.check("--servers", number));
        String siteName = siteName();
        SimulatedSite site = Catalogue.site(siteName)
                .site()
                .withAssumptions(named.site().site().site().site().assumptions());
        Subject subject = Subjects.of(named.procedure(), site, servers.orElse(size(site)));
        ExploreRequest request = new ExploreRequest(
                subject,
                scope(subject.plan().serverNames().size()),
                options,
                sameAgain(siteName),
                named.replay(siteName, subject));
        Explorer explorer = explorer(request);
        Optional<TestCaseFolder> folder = testCases.map(TestCaseFolder::new);
        if (folder.isPresent()) {
            folder.get().make();
        }
        Output output = report.output();
        ReportFiles.Wanted<ExploreReport> wanted = files.of(forms(SourceFile.named(named.name())), report);
        try (Interruption interruption = Interruption.runs(explorer::cancel)) {
            Exploration exploration;
            try (Status status =
                    new Status(Terminal.ofProcess(), spec.commandLine().getErr())) {
                exploration = explorer.run(status);
            }
            ExploreReport found = ExploreReport.of(request, exploration);
            if (folder.isPresent()) {
                write(found, folder.get());
            }
            new LastFindings(
                            request.command(),
                            named.name(),
                            siteName,
                            found.told().stream()
                                    .map(told -> told.token().word())
                                    .toList())
                    .keep(spec.commandLine().getErr());
            output.write(report.report(() -> ExploreJson.of(found), terminal -> ExploreText.of(found, terminal)));
            wanted.write(found);
            return interruption.happened() ? ExitCode.INTERRUPTED : ExitCode.of(found);
        }
    }

    private static Map<ReportForm, Function<ExploreReport, String>> forms(SourceFile place) {
        return Map.of(
                ReportForm.HTML,
                ExploreHtml::of,
                ReportForm.SARIF,
                report -> ExploreSarif.of(report, place),
                ReportForm.JUNIT,
                report -> ExploreJunit.of(report, place),
                ReportForm.MARKDOWN,
                ExploreMarkdown::of,
                ReportForm.JSON,
                ExploreJson::of);
    }

    private static void write(ExploreReport report, TestCaseFolder folder) {
        for (Counterexample counterexample : report.counterexamples()) {
            TestCase testCase =
                    new TestCase(report.request().subject(), counterexample.token(), counterexample.property(), true);
            folder.write(testCase, "");
        }
    }

    private ExploreOptions options() {
        maxStates.ifPresent(most -> STATES.check("--max-states", most));
        return new ExploreOptions(
                Math.min(ExploreOptions.MAX_THREADS, threads.workers()),
                maxStates.orElse(Long.MAX_VALUE),
                memory.map(ExploreCommand::bytes).orElse(ExploreOptions.DEFAULT.maxBytes()),
                symmetry);
    }

    private static long bytes(String size) {
        Matcher matcher = SIZE.matcher(size);
        if (!matcher.matches()) {
            throw new InputException("--memory " + size + ": a number of bytes is needed, as in 500m or 4g");
        }
        int unit = "kmgt".indexOf(matcher.group(2).toLowerCase(Locale.ROOT)) + 1;
        long shift = matcher.group(2).isEmpty() ? 0 : 10L * unit;
        long number = Long.parseLong(matcher.group(1));
        long most = Runtime.getRuntime().maxMemory();
        if (number > most >>> shift || number << shift < LEAST_MEMORY) {
            throw new InputException("--memory " + size + ": 1m to " + (most >>> 20)
                    + "m are allowed; more where Java may use more memory (HANDOVER_JAVA_OPTS=-Xmx16g)");
        }
        return number << shift;
    }

    /** The site as the user named it; where none was named and the usual one is too small, the smallest that is large enough. */
    private String siteName() {
        SiteOptions site = named.site();
        boolean isNamed = spec.commandLine().getParseResult().hasMatchedOption("--site");
        if (isNamed || servers.isEmpty() || servers.get() <= size(site.site().site())) {
            return site.name();
        }
        return Catalogue.sites().stream()
                .map(SiteFile::site)
                .filter(larger -> size(larger) >= servers.get())
                .findFirst()
                .orElseThrow()
                .site()
                .name();
    }

    private static int size(SimulatedSite site) {
        return site.site().servers().size();
    }

    private Scope scope(int ofServers) {
        CHANGES.check("--changes", changes);
        FaultBudgets.ALLOWED.check(SKIPS, skips);
        return faults.as((crashes, cuts, installerFailures) ->
                new Scope(ofServers, changes, crashes, cuts, installerFailures, skips));
    }

    private static Explorer explorer(ExploreRequest request) {
        try {
            return new Explorer(request.transitions(), request.options(), System::nanoTime);
        } catch (IllegalArgumentException tooLarge) {
            throw new InputException("--changes " + request.scope().changes() + ": " + tooLarge.getMessage()
                    + "; allow fewer changes, servers or faults");
        }
    }

    /** The command with all that decides its report. */
    private String sameAgain(String siteName) {
        List<String> words = named.command("explore", siteName);
        servers.ifPresent(number -> words.addAll(List.of("--servers", number.toString())));
        words.addAll(List.of("--changes", String.valueOf(changes)));
        words.addAll(faults.given());
        words.addAll(List.of(SKIPS, String.valueOf(skips)));
        if (symmetry) {
            words.add("--symmetry");
        }
        maxStates.ifPresent(most -> words.addAll(List.of("--max-states", most.toString())));
        memory.ifPresent(size -> words.addAll(List.of("--memory", size)));
        return ShellWords.line(words);
    }
}
