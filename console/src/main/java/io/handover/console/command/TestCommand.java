package io.handover.console.command;

import io.handover.console.report.Output;
import io.handover.console.report.test.TestJson;
import io.handover.console.report.test.TestJunit;
import io.handover.console.report.test.TestText;
import io.handover.console.report.test.Tested;
import io.handover.files.Catalogue;
import io.handover.files.InputException;
import io.handover.files.InputFile;
import io.handover.files.ProcedureFile;
import io.handover.files.SiteFile;
import io.handover.files.TestCaseFile;
import io.handover.files.TestRunFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Says of test cases whether they still behave as they say, or whether their stories still happen in a changed procedure. */
@Command(
        name = "test",
        description = {
            "Goes along the path of each test case again, step by step, and says whether it ends as the test case says.",
            "With --procedure: lays the story of each test case on a changed procedure, and says whether it still happens there."
                    + " Steps are matched by command and server, faults and changes stay at their moments between them.",
        },
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples:",
            "  handover explore upgrade-without-downtime --test-cases cases",
            "  handover test cases",
            "  handover test cases --procedure my-edited-procedure.yaml",
            "  handover test cases --procedure my-edited-procedure.yaml --report cases.xml",
            "",
            "Exit codes: 0 all behave as they say, none happens any more; 1 one does not, one still happens; 2 one cannot be laid on the changed"
                    + " procedure, and none still happens: never a pass; 64 wrong use, bad input, or a procedure that has changed"
                    + " since.",
        })
public final class TestCommand implements Callable<Integer> {
    @Parameters(
            paramLabel = "FILE",
            arity = "1..*",
            description =
                    "Files with a test case or test run each, or folders: all their files that end in .yaml or .yml.")
    private List<String> files = new ArrayList<>();

    @Option(
            names = "--procedure",
            paramLabel = "PROCEDURE",
            completionCandidates = Names.OfProcedures.class,
            description = "The changed procedure: a name or a file.")
    private Optional<String> procedure = Optional.empty();

    @Option(
            names = "--site",
            paramLabel = "SITE",
            completionCandidates = Names.OfSites.class,
            description =
                    "The site that the changed procedure is for: a name or a file. Default: the servers of the test case.")
    private Optional<String> site = Optional.empty();

    @Mixin
    private ReportOptions report = new ReportOptions();

    @Mixin
    private ReportFiles reports = new ReportFiles();

    @Override
    public Integer call() throws IOException {
        if (site.isPresent() && procedure.isEmpty()) {
            throw new InputException("--site goes with --procedure: a test case names its own servers");
        }
        Output output = report.output();
        ReportFiles.Wanted<List<Tested>> wanted = reports.of(
                Map.of(
                        ReportForm.JUNIT,
                        tested -> TestJunit.of(procedure, tested),
                        ReportForm.JSON,
                        tested -> TestJson.of(procedure, tested)),
                report);
        Optional<ProcedureFile> changed = procedure.map(Catalogue::procedure);
        Optional<SiteFile> changedSite = site.map(Catalogue::site);
        List<Tested> all = new ArrayList<>();
        for (String file : cases()) {
            all.add(tested(Catalogue.test(file), changed, changedSite));
        }
        output.write(report.report(() -> TestJson.of(procedure, all), terminal -> TestText.of(all, terminal)));
        wanted.write(all);
        return Tested.exitCode(all);
    }

    private static Tested tested(InputFile test, Optional<ProcedureFile> changed, Optional<SiteFile> site) {
        if (test instanceof TestRunFile run) {
            TestRunAgain again = new TestRunAgain(run);
            return changed.isPresent() ? again.notLaid() : again.again();
        }
        TestCaseRun run = new TestCaseRun((TestCaseFile) test);
        return changed.isPresent() ? run.laidOn(changed.get(), site) : run.goneAlong();
    }

    private List<String> cases() throws IOException {
        List<String> cases = new ArrayList<>();
        for (String file : files) {
            if (Files.isDirectory(Path.of(file))) {
                cases.addAll(casesIn(file));
            } else {
                cases.add(file);
            }
        }
        return cases;
    }

    private static List<String> casesIn(String folder) throws IOException {
        try (Stream<Path> files = Files.list(Path.of(folder))) {
            List<String> cases = files.filter(Files::isRegularFile)
                    .map(Path::toString)
                    .filter(name -> name.endsWith(".yaml") || name.endsWith(".yml"))
                    .sorted()
                    .toList();
            if (cases.isEmpty()) {
                throw new InputException(folder + ": no file in this folder ends in .yaml or .yml");
            }
            return cases;
        }
    }
}
