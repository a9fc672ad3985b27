package io.handover.console.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.handover.console.ExitCode;
import io.handover.console.fixture.CommandRun;
import io.handover.console.fixture.Json;
import io.handover.simulator.fault.Faults;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

class CheckCommandTest {
    private static final String WRITTEN = "upgrade-without-downtime";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private static CommandRun check(String... arguments) {
        return CommandRun.of(
                Stream.concat(Stream.of("check"), Stream.of(arguments)).toArray(String[]::new));
    }

    private static JsonNode json(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--format", "json"));
        CommandRun run = check(all.toArray(String[]::new));
        assertThat(run.err()).isEmpty();
        JsonNode report = Json.valid(run.out(), "check");
        assertThat(run.exitCode()).isEqualTo(report.path("exitCode").asInt());
        return report;
    }

    private static JsonNode cell(JsonNode report, String property, String faults) {
        return Json.elements(report.path("matrix")).stream()
                .filter(cell -> cell.path("property").asString().equals(property)
                        && cell.path("faults").asString().equals(faults))
                .findFirst()
                .orElseThrow();
    }

    private static List<JsonNode> findings(JsonNode report, String property) {
        return Json.elements(report.path("findings")).stream()
                .filter(finding -> finding.path("property").asString().equals(property))
                .toList();
    }

    private static List<String> timeline(JsonNode finding) {
        return Json.elements(finding.path("timeline")).stream()
                .map(moment -> moment.path("who").asString() + ": "
                        + moment.path("what").asString())
                .toList();
    }

    // ---- what it must find ----------------------------------------------------------------------------------------

    @Test
    void withoutFaultsTheWrittenProcedureLosesChangesThatWereAcknowledgedBeforeItsStart() {
        JsonNode report = json(WRITTEN, "--faults", "none", "--runs", "5000");

        assertThat(cell(report, "only-declared-changes-lost", "none")
                        .path("verdict")
                        .asString())
                .isEqualTo("violated");
        JsonNode finding = findings(report, "only-declared-changes-lost").stream()
                .filter(one -> one.path("summary").asString().contains("before the change had reached it"))
                .findFirst()
                .orElseThrow();
        assertThat(finding.path("summary").asString())
                .isEqualTo(
                        "change 1, made on DK_MGT_1 during step 1, is lost although the procedure does not declare it lost:"
                                + " DK_MGT_2 lost its replication in step 1 (exclude DK_MGT_2 at DK_MGT_1) before the"
                                + " change had reached it; it is left on DK_MGT_1, which is not active");
        assertThat(timeline(finding))
                .startsWith(
                        "administrator: makes change 1 on DK_MGT_1", "operator: step 1: exclude DK_MGT_2 at DK_MGT_1");
        assertThat(finding.path("lineText").asString()).isEqualTo("- exclude: final-active");
    }

    @Test
    void withoutFaultsTheDetectorCanPutBothServersIntoStandbyAndNothingRepairsIt() {
        JsonNode report = json(WRITTEN, "--faults", "none", "--runs", "1000");

        assertThat(cell(report, "eventually-single-active", "none")
                        .path("verdict")
                        .asString())
                .isEqualTo("violated");
        JsonNode finding = findings(report, "eventually-single-active").get(0);
        assertThat(finding.path("summary").asString())
                .isEqualTo(
                        "no server is active, and no later step repairs it; DK_MGT_1 and DK_MGT_2 were put into standby by"
                                + " DK_MGT_2, which saw several active servers at once");
        assertThat(timeline(finding))
                .containsSubsequence(
                        "operator: step 5: force-activate DK_MGT_2",
                        "DK_MGT_2: sees DK_MGT_1 and DK_MGT_2 active at once and puts both into standby",
                        "operator: step 6 is done",
                        "operator: step 7 is done; the procedure is complete");
        assertThat(finding.path("token").asString()).startsWith("run." + WRITTEN + ".three-servers.");
    }

    @Test
    void withoutFaultsNothingReplicatesAtTheEndAsNoStepInitializesIt() {
        JsonNode report = json(WRITTEN, "--faults", "none", "--runs", "1000");

        JsonNode cell = cell(report, "eventually-redundant", "none");
        assertThat(cell.path("violations").asLong()).isEqualTo(1000);
        assertThat(findings(report, "eventually-redundant")).anySatisfy(finding -> {
            assertThat(finding.path("summary").asString())
                    .isEqualTo("server DK_MGT_1 is not replicating: active at the start, never initialized; server"
                            + " DK_MGT_3 is not replicating: excluded in step 2, never initialized again");
            assertThat(finding.path("advice").path("summary").asString()).contains("init-standby");
            assertThat(finding.path("advice").path("diff").asString()).contains("+  - init-standby: ");
        });
    }

    @Test
    void whereForceActivationIsOnlyOfferedWithoutAnActiveServerItsStepCanNeverBeCarriedOut() {
        JsonNode report =
                json(WRITTEN, "--faults", "none", "--runs", "1000", "--assume", "forceActivation=WHEN_NO_ACTIVE");

        assertThat(cell(report, "procedure-completes", "none")
                        .path("violations")
                        .asLong())
                .isEqualTo(1000);
        JsonNode finding = findings(report, "procedure-completes").get(0);
        assertThat(finding.path("summary").asString())
                .isEqualTo(
                        "step 5 (force-activate DK_MGT_2) can never be carried out: force activation is not offered on"
                                + " DK_MGT_2 while DK_MGT_1 is active");
        assertThat(finding.path("lineText").asString()).isEqualTo("- force-activate: final-active");
        assertThat(report.path("assumptions").path("forceActivation").asString())
                .isEqualTo("WHEN_NO_ACTIVE");
    }

    @Test
    void aGapThatACrashAloneExplainsIsNotBlamedOnTheProcedure() {
        CommandRun run = check(procedure("alone", "- upgrade: final-active"), "--faults", "crash", "--runs", "2000");

        assertThat(run.exitCode()).isEqualTo(ExitCode.VIOLATED);
        assertThat(run.out())
                .contains(
                        "management-available is violated",
                        "not the procedure's: a fault alone takes the active server away.",
                        "No server is active when DK_MGT_1 crashes")
                .doesNotContain("management-kept is violated");
    }

    @Test
    void aRunThatGoesRoundForEverIsAFindingThatNamesTheBranchAndIsToldUntilItIsWhereItWasBefore() throws IOException {
        String file = Files.writeString(folder.resolve("round.yaml"), """
                        procedure: round
                        title: A branch that repeats
                        roles:
                          first: active
                          second: standby-1
                        steps:
                          - start: first
                        what-if:
                          - when: not-upgraded
                            target: first
                            do: [ { start: second } ]
                            resume: same-step
                        promises: [procedure-completes, eventually-single-active]
                        """).toString();

        JsonNode report = json(file, "--faults", "none", "--runs", "30");

        assertThat(report.path("exitCode").asInt()).isEqualTo(ExitCode.VIOLATED);
        assertThat(cell(report, "procedure-completes", "none")
                        .path("violations")
                        .asLong())
                .isEqualTo(30);
        assertThat(cell(report, "eventually-single-active", "none")
                        .path("proved")
                        .asBoolean())
                .isTrue();
        JsonNode finding = findings(report, "procedure-completes").get(0);
        assertThat(finding.path("told").asString()).isEqualTo("shrunk");
        assertThat(finding.path("summary").asString())
                .isEqualTo("the operator turns to what-if 1 (not-upgraded DK_MGT_1) again and again, and the procedure"
                        + " never comes to its end");
        assertThat(finding.path("lineText").asString()).isEqualTo("- when: not-upgraded");
        assertThat(timeline(finding)).hasSizeLessThan(10).last().asString().contains("what-if 1, step 1 is done");

        CommandRun replay = CommandRun.of(
                "replay", "--procedure", file, finding.path("token").asString());
        assertThat(replay.err()).isEmpty();
        assertThat(replay.exitCode()).isEqualTo(ExitCode.VIOLATED);
        assertThat(replay.out().replaceAll("\\s+", " "))
                .contains("again and again, and the procedure never comes to its end");
    }

    @Test
    void lossesAreToldApartByWhatIsToBlameAndByTheStep() {
        JsonNode report = json(
                "src/test/resources/cases/01-activate-before-demote.yaml",
                "--assume",
                "forceActivation=ALWAYS",
                "--faults",
                "none",
                "--runs",
                "5000");

        List<JsonNode> losses = findings(report, "only-declared-changes-lost");
        assertThat(losses)
                .extracting(finding -> finding.path("summary").asString())
                .hasSizeGreaterThan(1)
                .anyMatch(summary -> summary.contains("lacked it when it was activated in step 2"))
                .anyMatch(summary ->
                        summary.contains("the last active server that held it, was put into standby in step 3"));
        assertThat(losses.stream()
                        .flatMap(finding -> Json.elements(finding.path("shares")).stream())
                        .mapToLong(share -> share.path("violations").asLong())
                        .sum())
                .isEqualTo(cell(report, "only-declared-changes-lost", "none")
                        .path("violations")
                        .asLong());
    }

    @Test
    void whereTheOperatorsTimeGoesIsToldOfEachStep() {
        JsonNode report = json(WRITTEN, "--faults", "none", "--runs", "200");

        List<JsonNode> waiting = Json.elements(report.path("steps")).stream()
                .filter(step -> step.path("part").asString().equals("waiting"))
                .toList();
        assertThat(waiting)
                .extracting(step -> step.path("step").asString())
                .containsExactly(
                        "step 1: exclude DK_MGT_2 at DK_MGT_1",
                        "step 2: exclude DK_MGT_3 at DK_MGT_1",
                        "step 3: upgrade DK_MGT_2",
                        "step 4: verify-upgraded DK_MGT_2",
                        "step 5: force-activate DK_MGT_2",
                        "step 6: set-standby DK_MGT_1",
                        "step 7: upgrade DK_MGT_1",
                        "step 8: upgrade DK_MGT_3");
        assertThat(waiting).allSatisfy(step -> {
            assertThat(step.path("runs").asLong()).isEqualTo(200);
            assertThat(step.path("p50").asLong()).isPositive();
        });
    }

    // ---- the report -----------------------------------------------------------------------------------------------

    @Test
    void theTextOfASmallCheckIsThis() throws IOException {
        Path file = folder.resolve("report.txt");

        CommandRun run = check(
                WRITTEN, "--faults", "crash,skip", "--runs", "2000", "--threads", "1", "--output", file.toString());

        assertThat(run).isEqualTo(new CommandRun(ExitCode.VIOLATED, "", ""));
        try (InputStream golden = Objects.requireNonNull(getClass().getResourceAsStream("/check.txt"))) {
            assertThat(file)
                    .hasContent("This is a report of 'handover check'.\n\n"
                            + new String(golden.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    @Test
    void theSameCommandPrintsTheSameWithOneThreadAndWithTwo() {
        for (String format : List.of("text", "json")) {
            String[] command = {
                WRITTEN, "--runs", "3000", "--faults", "crash,wrong-server", "--format", format, "--threads"
            };
            CommandRun one =
                    check(Stream.concat(Stream.of(command), Stream.of("1")).toArray(String[]::new));
            CommandRun two =
                    check(Stream.concat(Stream.of(command), Stream.of("2")).toArray(String[]::new));

            assertThat(two.out()).isEqualTo(one.out());
        }
    }

    @Test
    void allFaultsAreCheckedAloneAndTogether() {
        JsonNode report = json(WRITTEN, "--runs", "20");

        List<String> classes = Json.elements(report.path("matrix")).stream()
                .map(cell -> cell.path("faults").asString())
                .distinct()
                .toList();
        List<String> expected = new ArrayList<>(List.of("none"));
        expected.addAll(Faults.names());
        expected.addAll(List.of("environment", "all together"));
        assertThat(classes).isEqualTo(expected);
    }

    @Test
    void whatNoInterleavingViolatesIsProvedAndWhatNoRunSawCanStillBePossible() {
        JsonNode report = json(WRITTEN, "--faults", "skip", "--runs", "200");

        JsonNode proved = cell(report, "procedure-completes", "none");
        assertThat(proved.path("verdict").asString()).isEqualTo("held");
        assertThat(proved.path("proved").asBoolean()).isTrue();
        assertThat(proved.path("explored").asString()).isEqualTo("3 servers, 2 changes, no faults");

        JsonNode possible = cell(report, "at-most-one-active", "skip");
        assertThat(possible.path("verdict").asString()).isEqualTo("violated");
        assertThat(possible.path("violations").asLong()).isZero();
        JsonNode finding = findings(report, "at-most-one-active").get(0);
        assertThat(finding.path("told").asString()).isEqualTo("path");
        assertThat(finding.path("shares")).isEmpty();
        assertThat(timeline(finding)).last().asString().contains("skips step 6: set-standby DK_MGT_1");
    }

    @Test
    void whatIsDrawnIsShownWithTheCommandThatRepeatsIt() {
        CommandRun run = check(
                WRITTEN,
                "--site",
                "pair",
                "--faults",
                "cut",
                "--runs",
                "50",
                "--seed",
                "7",
                "--assume",
                "splitBrainReaction=ALARM_ONLY");

        assertThat(run.out())
                .contains(
                        "handover check upgrade-without-downtime --site pair --assume",
                        "splitBrainReaction=ALARM_ONLY --faults cut --runs 50 --seed 7",
                        "DK_MGT_1 (active), DK_MGT_2",
                        "50 of each of 2 fault classes, seed 7");
    }

    @Test
    void aProcedureThatHoldsHasTheExitCodeZero() {
        CommandRun run = check("switch-over", "--faults", "none", "--runs", "500");

        assertThat(run.exitCode()).isEqualTo(ExitCode.HELD);
        assertThat(run.out()).contains("No findings", "Verdict: held (exit code 0)");
    }

    @Test
    void whatNoRunPutsToTheTestIsProvedWhereTheSmallScopeProvesIt() {
        CommandRun run = check(
                procedure("idle", "- verify-upgraded: final-active", "promises: [no-mixed-version-replication]"),
                "--faults",
                "none",
                "--runs",
                "50");

        assertThat(run.exitCode()).isEqualTo(ExitCode.HELD);
        assertThat(run.out().replaceAll("\\s+", " "))
                .contains("Of 1 promise 0 break", "1 held or is proved.", "no faults: 1 promise proved");
    }

    @Test
    void whatNoRunPutsToTheTestAndNothingProvesIsUnknownAndNoPass() {
        CommandRun run = check(
                procedure(
                        "idle",
                        "- verify-upgraded: final-active",
                        "promises: [no-mixed-version-replication]",
                        "bounds: { dual-active: 30s }"),
                "--faults",
                "none",
                "--runs",
                "50");

        assertThat(run.exitCode()).isEqualTo(ExitCode.UNKNOWN);
        assertThat(run.out().replaceAll("\\s+", " "))
                .contains("Verdict: unknown (exit code 2)", "1 held or is proved, 1 is unknown.");
    }

    @Test
    void whatARunWithFewerFaultsCanViolateDoesNotHoldWithMore() {
        // in no run, and yet: what is made between the last look and the demotion is lost
        JsonNode report = json(
                "src/test/resources/cases/02-switch-without-the-last-wait.yaml",
                "--faults",
                "monitoring-delay",
                "--runs",
                "3");

        for (String faults : List.of("none", "monitoring-delay")) {
            JsonNode cell = cell(report, "only-declared-changes-lost", faults);
            assertThat(cell.path("verdict").asString()).isEqualTo("violated");
        }
        assertThat(report.path("exitCode").asInt()).isEqualTo(ExitCode.VIOLATED);
    }

    @Test
    void aUsersProcedureIsNamedInTheCommandThatReplaysIt() {
        String file = procedure("mine", "- exclude: final-active\n    at: initial-active");

        CommandRun run = check(file, "--faults", "none", "--runs", "50");

        assertThat(run.out()).contains("handover replay --procedure " + file + " run.mine.three-servers.");
    }

    @Test
    void onlyAProcedureThatUpgradesIsAdvisedToUpgrade() {
        String advice = "Add 'upgrade initial-active'";
        String promise = "promises: [eventually-upgraded]";
        String upgrading = procedure("upgrading", "- upgrade: final-active", promise);
        String stopping = procedure("stopping", "- stop: final-active", promise);

        assertThat(check(upgrading, "--site", "pair", "--faults", "none", "--runs", "50")
                        .out())
                .contains("eventually-upgraded is violated", advice);
        assertThat(check(stopping, "--site", "pair", "--faults", "none", "--runs", "50")
                        .out())
                .contains("eventually-upgraded is violated")
                .doesNotContain(advice);
    }

    private String procedure(String name, String step, String... more) {
        try {
            return Files.writeString(
                            folder.resolve(name + ".yaml"),
                            "procedure: " + name + "\ntitle: A procedure\nroles:\n  initial-active: active\n"
                                    + "  final-active: standby-1\nsteps:\n  " + step + "\n" + String.join("\n", more)
                                    + "\n")
                    .toString();
        } catch (IOException unwritten) {
            throw new java.io.UncheckedIOException(unwritten);
        }
    }

    // ---- bad input ------------------------------------------------------------------------------------------------

    static List<List<String>> wrong() {
        return List.of(
                List.of("--faults crush", "--faults crush: there is no fault 'crush'; did you mean 'crash'?"),
                List.of("--faults crash,all", "--faults: 'all' stands alone, not in a list"),
                List.of("--runs 0", "--runs 0: 1 to 1000000000 are allowed"),
                List.of("--runs many", "'many' is no whole number"),
                List.of("--threads 0", "--threads 0: 1 to 256 are allowed"),
                List.of("--seed x", "'x' is no whole number"),
                List.of("--format xml", "expected one of [TEXT, JSON]"),
                List.of("--output /", "--output /: this is a directory; a file is needed"),
                List.of("--assume forceActivation=NEVER", "'NEVER' is no value of 'forceActivation'"),
                List.of("--site four-servers", "'four-servers'"));
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void wrongUseIsSaidInOneMessage(List<String> given) {
        List<String> arguments = new ArrayList<>(List.of(WRITTEN));
        arguments.addAll(List.of(given.get(0).split(" ")));

        CommandRun run = check(arguments.toArray(String[]::new));

        assertThat(run.exitCode()).isEqualTo(ExitCode.WRONG_USE);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).startsWith("handover: ").contains(given.get(1)).doesNotContain("\tat ");
    }
}
