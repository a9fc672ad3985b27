package io.handover.console.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.handover.console.ExitCode;
import io.handover.console.fixture.CommandRun;
import io.handover.console.fixture.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class SlipsCommandTest {
    private static final String WRITTEN = "upgrade-without-downtime";

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    Path folder;

    private static JsonNode json(String... more) {
        String[] words = new String[more.length + 3];
        words[0] = "slips";
        words[1] = "--format";
        words[2] = "json";
        System.arraycopy(more, 0, words, 3, more.length);
        return Json.valid(CommandRun.of(words).out(), "slips");
    }

    @Test
    void theVerdictComesFirstThenTheWorstSlips() {
        CommandRun run = CommandRun.of("slips", WRITTEN, "--barriers", "0");

        assertThat(run.exitCode()).isEqualTo(ExitCode.VIOLATED);
        assertThat(run.out().lines().limit(7))
                .contains("Verdict: a single slip can lose a promise (exit code 1)")
                .anyMatch(line ->
                        line.startsWith("Of 56 slips that can be made, one at a time: 46 harmless, 1 caught, 9"));
        assertThat(run.out())
                .contains(
                        "  1 0.06-15 %    :15   skipped, step 1 (exclude DK_MGT_2 at DK_MGT_1): left out",
                        "loses no-mixed-version-replication", "no slip matters at   step 4 (verify-upgraded DK_MGT_2)");
    }

    @Test
    void whereNoSlipLosesAPromiseTheCodeIsZero() throws IOException {
        Path procedure = Files.writeString(folder.resolve("stop.yaml"), """
                procedure: stop
                title: Stop a standby
                roles:
                  initial-active: active
                  final-active: standby-1
                steps:
                  - stop: final-active
                promises: [ at-most-one-active ]
                """);

        CommandRun run = CommandRun.of("slips", procedure.toString(), "--site", "pair");

        assertThat(run.exitCode()).as(run.out() + run.err()).isEqualTo(ExitCode.HELD);
        assertThat(run.out()).contains("No slip does any harm.", "no slip can break    at-most-one-active");
    }

    @Test
    void whatIsNotKnownIsNoPass() {
        CommandRun run = CommandRun.of("slips", WRITTEN, "--max-states", "5");

        assertThat(run.exitCode()).isEqualTo(ExitCode.UNKNOWN);
        assertThat(run.out()).contains("Verdict: unknown (exit code 2)", "nothing is known");
        assertThat(json(WRITTEN, "--max-states", "5").get("slips")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--changes 64      | --changes 64: 0 to 63 are allowed",
                "--barriers 1001   | --barriers 1001: 0 to 1000 are allowed",
                "--max-states 0    | --max-states 0: 1 to 100000000 are allowed",
                "--threads 0       | --threads 0: 1 to 256 are allowed",
                "--changes 60      | allow fewer changes"
            })
    void wrongUseIsMetWithWhatIsAllowed(String options, String message) {
        String[] words = options.split(" ", -1);

        CommandRun run = CommandRun.of("slips", WRITTEN, words[0], words[1]);

        assertThat(run.exitCode()).isEqualTo(ExitCode.WRONG_USE);
        assertThat(run.err()).contains(message);
    }

    @Test
    void theReportIsTheSameForAnyNumberOfThreads() {
        List<String> options = List.of(WRITTEN, "--site", "pair", "--barriers", "2", "--details", "--threads");

        assertThat(threads(options, "1")).isEqualTo(threads(options, "3")).contains("barrier: add ");
    }

    private static String threads(List<String> options, String number) {
        String words = "slips " + String.join(" ", options) + " " + number;
        return CommandRun.of(words.split(" ")).out();
    }

    @Test
    void everySlipIsInTheJsonWithARangeAndWhatReplaysIt() {
        JsonNode report = json(WRITTEN, "--barriers", "1");
        List<JsonNode> slips = Json.elements(report.get("slips"));

        assertThat(slips).hasSize(69);
        assertThat(slips).allSatisfy(slip -> {
            JsonNode probability = slip.get("probability");
            assertThat(probability.get("low").asDouble())
                    .isLessThan(probability.get("high").asDouble());
            boolean harms =
                    List.of("caught", "lost").contains(slip.get("consequence").asString());
            assertThat(slip.get("losses").isEmpty()).isEqualTo(!harms);
            assertThat(slip.get("number").isNull()).isEqualTo(!harms);
        });
        assertThat(slips.stream().filter(slip -> !slip.get("barrier").isNull())).hasSize(1);
    }

    @Test
    void aTokenTellsTheStoryWithTheSlipInWords() {
        String token = Json.elements(json(WRITTEN, "--barriers", "0").get("slips")).stream()
                .filter(slip -> slip.get("kind").asString().equals("restarted"))
                .filter(slip -> !slip.get("losses").isEmpty())
                .map(slip -> slip.get("losses").get(0).get("token").asString())
                .findFirst()
                .orElseThrow();

        CommandRun replay = CommandRun.of("replay", token);

        assertThat(replay.exitCode()).isEqualTo(ExitCode.VIOLATED);
        assertThat(replay.out())
                .contains("operator: by mistake begins again at the first step", "VIOLATED: at-most-one-active");
        Json.valid(CommandRun.of("replay", token, "--format", "json").out(), "replay");
        assertThat(CommandRun.of(
                        "replay",
                        token,
                        "--test-case",
                        folder.resolve("case.yaml").toString()))
                .returns(ExitCode.WRONG_USE, CommandRun::exitCode)
                .extracting(CommandRun::err)
                .asString()
                .contains("a path with a slip is no test case");
    }

    @Test
    void theHelpSaysWhatTheExitCodesAre() {
        assertThat(CommandRun.of("slips", "--help").out().replaceAll("\\s+", " "))
                .contains("0 no slip loses a promise that holds without it; 1 some slip does; 2 unknown");
    }
}
