package io.handover.console.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.handover.console.ExitCode;
import io.handover.console.fixture.CommandRun;
import io.handover.console.fixture.HandoverProcess;
import io.handover.console.fixture.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What a check says first, which of it counts, and what is kept of it. */
class CheckVerdictTest {
    private static final String WRITTEN = "upgrade-without-downtime";
    private static final String HARDENED = "upgrade-without-downtime-hardened";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private static CommandRun check(String... arguments) {
        return CommandRun.of(
                Stream.concat(Stream.of("check"), Stream.of(arguments)).toArray(String[]::new));
    }

    private static JsonNode json(String... arguments) {
        return Json.valid(
                check(Stream.concat(Stream.of(arguments), Stream.of("--format", "json"))
                                .toArray(String[]::new))
                        .out(),
                "check");
    }

    // ---- one screen -----------------------------------------------------------------------------------------------

    @ParameterizedTest
    @ValueSource(
            strings = {
                WRITTEN + " --runs 1500",
                HARDENED + " --runs 1500",
                WRITTEN + " --runs 500 --faults none --assume forceActivation=WHEN_NO_ACTIVE",
                HARDENED + " --runs 500 --faults none",
                WRITTEN + " --runs 2000 --faults crash,cut,skip --site five-servers"
            })
    void theVerdictStandsOnOneScreen(String arguments) {
        String text = check(arguments.split(" ")).out();

        List<String> screen = text.lines()
                .takeWhile(line -> !line.startsWith("Findings") && !line.startsWith("No findings"))
                .toList();
        assertThat(screen).hasSizeLessThanOrEqualTo(24);
        assertThat(screen).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
        assertThat(screen.get(1)).startsWith("Verdict: ");
        assertThat(screen).anyMatch(line -> line.startsWith("drawn "));
        assertThat(screen).anyMatch(line -> line.startsWith("explored "));
    }

    @Test
    void whatDoesNotFitOnTheScreenIsCounted() {
        String text = check(WRITTEN, "--runs", "1500").out();

        JsonNode findings = json(WRITTEN, "--runs", "1500").path("findings");
        long shown = text.lines()
                .takeWhile(line -> !line.startsWith("Findings"))
                .filter(line -> line.matches(" ?[0-9]+ .*"))
                .count();
        assertThat(shown).isPositive().isLessThan(findings.size());
        assertThat(text).contains("and " + (findings.size() - shown) + " more below: ");
    }

    @Test
    void theMatrixAndTheTimesAreShownOnDemand() {
        String[] command = {WRITTEN, "--runs", "2000", "--faults", "crash,replication-stall"};

        assertThat(check(command).out()).doesNotContain("Properties by fault class", "Timings and lost changes");
        assertThat(check(Stream.concat(Stream.of(command), Stream.of("--details"))
                                .toArray(String[]::new))
                        .out())
                .contains("Properties by fault class", "Timings and lost changes", "What the runs went through")
                .containsPattern("as none +the rows that say the same as that without faults: .*replication-stall");
    }

    // ---- what counts ----------------------------------------------------------------------------------------------

    @ParameterizedTest
    @CsvSource({
        "upgrade-without-downtime, 'crash,skip', none, 1",
        "upgrade-without-downtime, 'crash,skip', environment, 1",
        "upgrade-without-downtime, 'crash,skip', slips, 1",
        "upgrade-without-downtime-hardened, client-unreachable, none, 0",
        "upgrade-without-downtime-hardened, client-unreachable, environment, 1",
        "upgrade-without-downtime-hardened, wrong-server, none, 0",
        "upgrade-without-downtime-hardened, wrong-server, environment, 0",
        "upgrade-without-downtime-hardened, wrong-server, slips, 1",
    })
    void whatCountsForTheExitCodeIsSaidByFailOn(String procedure, String faults, String failOn, int exitCode) {
        CommandRun run = check(procedure, "--faults", faults, "--fail-on", failOn, "--runs", "8000");

        assertThat(run.exitCode()).isEqualTo(exitCode);
        assertThat(run.out()).contains("(exit code " + exitCode + "); --fail-on " + failOn + ": ");
    }

    @Test
    void whatBreaksOnlyByASlipIsFoundAndDoesNotFail() {
        JsonNode report = json(HARDENED, "--faults", "wrong-server", "--runs", "8000");

        assertThat(report.path("exitCode").asInt()).isEqualTo(ExitCode.HELD);
        assertThat(report.path("failOn").asString()).isEqualTo("environment");
        assertThat(Json.elements(report.path("findings")))
                .isNotEmpty()
                .allMatch(finding -> finding.path("needs").asString().equals("slips"));
        assertThat(Json.elements(report.path("promises")))
                .filteredOn(promise -> promise.path("verdict").asString().equals("violated"))
                .isNotEmpty()
                .allMatch(promise -> promise.path("breaks").asString().equals("slips"));
    }

    @Test
    void everyRunThatBreaksAPromiseIsCountedInOneFindingOfIt() {
        JsonNode report = json(WRITTEN, "--runs", "1500", "--faults", "crash,skip,wrong-server,power-back-active");

        Map<String, Long> told = new LinkedHashMap<>();
        for (JsonNode finding : Json.elements(report.path("findings"))) {
            add(told, finding);
            Json.elements(finding.path("also")).forEach(also -> add(told, also));
        }
        for (JsonNode cell : Json.elements(report.path("matrix"))) {
            String of =
                    cell.path("property").asString() + " " + cell.path("faults").asString();
            assertThat(told.getOrDefault(of, 0L))
                    .as(of)
                    .isEqualTo(cell.path("violations").asLong());
        }
        assertThat(Json.elements(report.path("findings")))
                .filteredOn(finding -> finding.path("property").asString().equals("management-kept"))
                .hasSizeGreaterThan(1);
    }

    private static void add(Map<String, Long> told, JsonNode of) {
        for (JsonNode share : Json.elements(of.path("shares"))) {
            told.merge(
                    of.path("property").asString() + " " + share.path("faults").asString(),
                    share.path("violations").asLong(),
                    Long::sum);
        }
    }

    @Test
    void aConsequenceStandsUnderItsCause() {
        JsonNode report = json(WRITTEN, "--runs", "1000", "--faults", "none");

        JsonNode noneActive = Json.elements(report.path("findings")).stream()
                .filter(finding -> finding.path("property").asString().equals("eventually-single-active"))
                .findFirst()
                .orElseThrow();
        assertThat(Json.elements(noneActive.path("also"))).singleElement().satisfies(also -> {
            assertThat(also.path("property").asString()).isEqualTo("eventually-redundant");
            assertThat(also.path("shares")).isEqualTo(noneActive.path("shares"));
        });
        assertThat(noneActive.path("counted").asString()).isEqualTo("no server active in the end: detection, step 5");
    }

    @Test
    void aFaultAlonePointsAtNoStep() {
        JsonNode report = json(WRITTEN, "--runs", "1000", "--faults", "crash");

        JsonNode crash = Json.elements(report.path("findings")).stream()
                .filter(finding -> finding.path("faultAlone").asBoolean())
                .findFirst()
                .orElseThrow();
        assertThat(crash.path("line").isNull()).isTrue();
        assertThat(crash.path("counted").asString()).isEqualTo("no server active: crash");
    }

    // ---- what is kept ---------------------------------------------------------------------------------------------

    private String run(int exitCode, String... arguments) throws IOException, InterruptedException {
        Process process = HandoverProcess.of(arguments)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(out).isEqualTo(exitCode);
        return out;
    }

    @Test
    void aFindingOfTheLastCheckIsReplayedByItsNumber() throws IOException, InterruptedException {
        assertThat(run(ExitCode.WRONG_USE, "replay", "1")).contains("finding 1: no findings are kept in this folder");

        String checked = run(ExitCode.VIOLATED, "check", WRITTEN, "--faults", "none", "--runs", "1000");
        assertThat(run(ExitCode.VIOLATED, "replay", "2")).contains("only-declared-changes-lost");
        assertThat(checked).contains("2. only-declared-changes-lost");
        assertThat(run(ExitCode.WRONG_USE, "replay", "99"))
                .contains("finding 99: allowed are 1 to ", "handover check " + WRITTEN);

        run(ExitCode.VIOLATED, "explore", WRITTEN, "--changes", "1", "--crashes", "0");
        assertThat(run(ExitCode.VIOLATED, "replay", "1")).contains("a sequence of actions without times");
    }

    @Test
    void whatIsNotOfHandoverIsNotOverwritten() throws IOException, InterruptedException {
        Path file = folder.resolve(".handover").resolve("last-findings.json");
        Files.createDirectories(file.resolveSibling(""));
        Files.writeString(file, "mine");

        assertThat(run(ExitCode.VIOLATED, "check", WRITTEN, "--faults", "none", "--runs", "20"))
                .contains("the findings are not kept for 'handover replay N'", "is not a file that handover wrote");
        assertThat(file).hasContent("mine");
    }

    @Test
    void findingsAreKeptAsTestCasesThatBehaveAsTheySay() throws IOException {
        Path cases = folder.resolve("cases");

        CommandRun run = check(WRITTEN, "--faults", "crash,skip", "--runs", "2000", "--test-cases", cases.toString());

        assertThat(run.exitCode()).isEqualTo(ExitCode.VIOLATED);
        assertThat(run.err()).isEmpty();
        List<String> files;
        try (Stream<Path> all = Files.list(cases)) {
            files = all.map(Path::toString).sorted().toList();
        }
        assertThat(files).hasSizeGreaterThan(5);
        CommandRun tested =
                CommandRun.of(Stream.concat(Stream.of("test"), files.stream()).toArray(String[]::new));
        assertThat(tested.err()).isEmpty();
        assertThat(tested.exitCode()).as(tested.out()).isEqualTo(ExitCode.HELD);
    }

    @Test
    void aTokenWhoseRolesAreBoundOtherwiseSaysSo() throws IOException {
        Path file = Files.writeString(folder.resolve("swap.yaml"), procedure("standby-1"));
        JsonNode report = json(file.toString(), "--faults", "none", "--runs", "20");
        String token = report.path("findings").get(0).path("token").asString();
        Files.writeString(file, procedure("standby-2"));

        CommandRun replay = CommandRun.of("replay", "--procedure", file.toString(), token);

        assertThat(replay.exitCode()).isEqualTo(ExitCode.WRONG_USE);
        assertThat(replay.err())
                .contains("are bound otherwise than when the token was made")
                .contains("then old is DK_MGT_1, new is DK_MGT_2");
    }

    private static String procedure(String standby) {
        return """
                procedure: swap
                title: One step
                roles:
                  old: active
                  new: %s
                steps:
                  - set-standby: old
                  - force-activate: new
                """.formatted(standby);
    }
}
