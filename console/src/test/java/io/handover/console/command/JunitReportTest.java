package io.handover.console.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.handover.console.ExitCode;
import io.handover.console.fixture.ChangedProject;
import io.handover.console.fixture.CheckedProject;
import io.handover.console.fixture.CommandRun;
import io.handover.console.fixture.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.maven.plugin.surefire.log.api.NullConsoleLogger;
import org.apache.maven.plugins.surefire.report.ReportTestCase;
import org.apache.maven.plugins.surefire.report.ReportTestSuite;
import org.apache.maven.plugins.surefire.report.TestSuiteXmlParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Reports as JUnit's XML, read by what Maven reads the reports of its own tests with. */
class JunitReportTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private ReportTestSuite suite(String xml) throws IOException {
        Path file = Files.writeString(folder.resolve("read.xml"), xml);
        try {
            List<ReportTestSuite> suites = new TestSuiteXmlParser(new NullConsoleLogger()).parse(file.toString());
            assertThat(suites).hasSize(1);
            return suites.get(0);
        } catch (javax.xml.parsers.ParserConfigurationException | org.xml.sax.SAXException unreadable) {
            throw new AssertionError(unreadable);
        }
    }

    private ReportTestSuite suite(int exitCode, String... command) throws IOException {
        Path file = folder.resolve("report.xml");
        CommandRun run = CommandRun.of(Stream.concat(Stream.of(command), Stream.of("--report", file.toString()))
                .toArray(String[]::new));
        assertThat(run.exitCode()).as(run.err()).isEqualTo(exitCode);
        return suite(Files.readString(file));
    }

    @Test
    void everyPromiseOfACheckIsACaseThatFailsWhereItCountsAndIsSkippedWhereItDoesNot() throws IOException {
        CheckedProject project = CheckedProject.written();
        JsonNode report = Json.valid(project.json(), "check");
        List<JsonNode> promises = Json.elements(report.path("promises"));

        ReportTestSuite suite = suite(project.junit());

        assertThat(suite.getNumberOfTests()).isEqualTo(promises.size());
        assertThat(suite.getNumberOfFailures()).isPositive();
        assertThat(suite.getNumberOfErrors()).isZero();
        for (int i = 0; i < promises.size(); i++) {
            ReportTestCase one = suite.getTestCases().get(i);
            String breaks = promises.get(i).path("breaks").asString("");
            assertThat(one.getName()).isEqualTo(promises.get(i).path("property").asString());
            assertThat(one.hasFailure() && !one.hasSkipped())
                    .as(one.getName())
                    .isEqualTo(breaks.equals("none") || breaks.equals("environment"));
            assertThat(one.hasSkipped()).as(one.getName()).isEqualTo(breaks.equals("slips"));
        }
        ReportTestCase lost = named(suite, "only-declared-changes-lost");
        JsonNode finding = Json.elements(report.path("findings")).stream()
                .filter(one -> one.path("property").asString().equals(lost.getName()))
                .findFirst()
                .orElseThrow();
        assertThat(lost.getFailureMessage()).isEqualTo(finding.path("summary").asString());
        assertThat(lost.getFailureDetail()).contains(finding.path("token").asString());
    }

    @Test
    void whatIsUnknownIsAnErrorAndWhatIsProvedPasses() throws IOException {
        ReportTestSuite unfinished = suite(ExitCode.UNKNOWN, "explore", "switch-over", "--max-states", "10");
        assertThat(unfinished.getNumberOfErrors()).isPositive();
        assertThat(unfinished.getNumberOfFailures()).isZero();

        ReportTestSuite proved = suite(ExitCode.HELD, "explore", "switch-over", "--crashes", "0");
        assertThat(proved.getNumberOfErrors() + proved.getNumberOfFailures()).isZero();
        assertThat(proved.getNumberOfTests()).isPositive();

        ReportTestSuite violated = suite(ExitCode.VIOLATED, "explore", "upgrade-without-downtime", "--crashes", "0");
        assertThat(violated.getNumberOfFailures()).isPositive();
    }

    @Test
    void whatAChangeMakesWorseFailsWithWhatReplaysItAndWhatIsUndecidedIsAnError() throws IOException {
        ReportTestSuite suite =
                suite(ExitCode.VIOLATED, ChangedProject.in(folder, "").comparison());

        assertThat(suite.getNumberOfFailures()).isEqualTo(1);
        assertThat(suite.getNumberOfErrors()).isPositive();
        assertThat(suite.getNumberOfTests()).isGreaterThan(suite.getNumberOfFailures() + suite.getNumberOfErrors());
        ReportTestCase worse = named(suite, ChangedProject.WORSE);
        assertThat(worse.getFailureMessage())
                .containsPattern("broken in [\\d.]+ % of the runs of A and in 100 % of those of B");
        assertThat(worse.getFailureDetail())
                .contains(
                        "This edit does it: add 'set-standby final-active'",
                        "What goes wrong in B: ",
                        "replay",
                        "run.");
        assertThat(named(suite, "at-most-one-active").isSuccessful()).isTrue();
    }

    private static ReportTestCase named(ReportTestSuite suite, String name) {
        return suite.getTestCases().stream()
                .filter(one -> one.getName().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aPromiseThatASlipLosesFailsAndOneThatNoneCanBreakPasses() throws IOException {
        ReportTestSuite suite = suite(
                ExitCode.VIOLATED,
                "slips",
                "upgrade-without-downtime",
                "--site",
                "pair",
                "--changes",
                "1",
                "--barriers",
                "0");

        assertThat(named(suite, "at-most-one-active").getFailureMessage())
                .contains("slips lose it; the worst: skipped, step 6 (set-standby DK_MGT_1)");
        assertThat(named(suite, "at-most-one-active").getFailureDetail()).contains("replay", "slip.");
        assertThat(named(suite, "eventually-no-dangling").isSuccessful()).isTrue();
        assertThat(named(suite, "management-kept").hasSkipped()).isTrue();

        ReportTestSuite unknown =
                suite(ExitCode.UNKNOWN, "slips", "upgrade-without-downtime", "--site", "pair", "--max-states", "10");
        assertThat(unknown.getNumberOfErrors()).isEqualTo(unknown.getNumberOfTests());
    }

    @Test
    void whatBecameOfTestCasesAreCases() throws IOException {
        CommandRun.of(
                "explore",
                "upgrade-without-downtime",
                "--crashes",
                "0",
                "--test-cases",
                folder.resolve("cases").toString());

        ReportTestSuite asExpected =
                suite(ExitCode.HELD, "test", folder.resolve("cases").toString());
        assertThat(asExpected.getNumberOfTests()).isPositive();
        assertThat(asExpected.getNumberOfFailures()).isZero();

        ReportTestSuite still = suite(
                ExitCode.VIOLATED,
                "test",
                folder.resolve("cases").toString(),
                "--procedure",
                "upgrade-without-downtime");
        assertThat(still.getNumberOfFailures()).isPositive();
    }
}
