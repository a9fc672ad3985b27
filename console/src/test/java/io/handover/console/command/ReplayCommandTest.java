package io.handover.console.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.handover.console.ExitCode;
import io.handover.console.fixture.CommandRun;
import io.handover.console.fixture.Json;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class ReplayCommandTest {
    private static final String WRITTEN = "upgrade-without-downtime";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private static JsonNode finding(String procedure, String faults, String property, String... more) {
        List<String> arguments = new java.util.ArrayList<>(
                List.of("check", procedure, "--faults", faults, "--runs", "200", "--format", "json"));
        arguments.addAll(List.of(more));
        JsonNode report =
                Json.valid(CommandRun.of(arguments.toArray(String[]::new)).out(), "check");
        return Json.elements(report.path("findings")).stream()
                .filter(finding -> finding.path("property").asString().equals(property))
                .findFirst()
                .orElseThrow();
    }

    private static String token(String faults, String property) {
        return finding(WRITTEN, faults, property).path("token").asString();
    }

    @Test
    void aTestCaseIsReplayedAsItsTokenIs() throws IOException {
        String token = finding(WRITTEN, "none", "eventually-single-active")
                .path("token")
                .asString();
        String file = folder.resolve("case.yaml").toString();
        CommandRun byToken = CommandRun.of("replay", token, "--test-case", file, "--format", "json");
        Path page = folder.resolve("case.html");

        CommandRun byFile = CommandRun.of("replay", file, "--format", "json", "--report", page.toString());

        assertThat(byFile.exitCode()).isEqualTo(byToken.exitCode());
        JsonNode again = Json.valid(byFile.out(), "replay").path("timeline");
        assertThat(again.get(again.size() - 1).path("violates").toString()).contains("eventually-single-active");
        assertThat(Files.readString(page)).contains("replay " + file);
        assertRefused(CommandRun.of("replay", file, "--procedure", WRITTEN), file + " names its own procedure");
    }

    @Test
    void theStoryOfAFindingIsReplayedWordForWord() {
        JsonNode finding = finding(WRITTEN, "none", "eventually-single-active");

        CommandRun run = CommandRun.of("replay", finding.path("token").asString(), "--format", "json");

        assertThat(run.exitCode()).isEqualTo(ExitCode.VIOLATED);
        JsonNode replay = Json.valid(run.out(), "replay");
        List<JsonNode> told = Json.elements(finding.path("timeline"));
        List<JsonNode> replayed = Json.elements(replay.path("timeline"));
        assertThat(replayed).hasSameSizeAs(told);
        for (int i = 0; i < told.size(); i++) {
            for (String field : List.of("millis", "who", "what")) {
                assertThat(replayed.get(i).path(field)).isEqualTo(told.get(i).path(field));
            }
        }
        assertThat(replayed.get(replayed.size() - 1).path("violates").toString())
                .contains("eventually-single-active");
        assertThat(Json.elements(replay.path("violations")))
                .anySatisfy(violation -> assertThat(violation.path("summary")).isEqualTo(finding.path("summary")));
    }

    @Test
    void theTextShowsTheSiteAfterEachMomentAndMarksTheViolationWhereItHappens() {
        CommandRun run = CommandRun.of("replay", token("none", "management-kept"));

        assertThat(run.exitCode()).isEqualTo(ExitCode.VIOLATED);
        assertThat(run.out().replaceAll("\\s+", " "))
                .containsSubsequence(
                        "0:00:00.0 start",
                        "1 Active old ACT_REP 2 Standby old STB_REP <1",
                        "operator: step 1: exclude DK_MGT_2 at DK_MGT_1",
                        "*1 Active old ACT_NO_REP *2 Standby old STB_NO_REP",
                        "operator: step 5: force-activate DK_MGT_2",
                        "*2 Active new ACT_NO_REP",
                        "alarm: 2 servers are active: DK_MGT_1 and DK_MGT_2",
                        "sees DK_MGT_1 and DK_MGT_2 active at once and puts both into standby",
                        "VIOLATED: management-kept: neither the procedure nor the product",
                        "management-kept is violated",
                        "where upgrade-without-downtime.yaml:23: - force-activate: final-active");
    }

    @Test
    void theWholeRunThatAStoryWasFoundInIsReplayedToo() {
        JsonNode finding = finding(WRITTEN, "none", "management-kept");

        CommandRun run = CommandRun.of("replay", finding.path("originalToken").asString());

        assertThat(run.exitCode()).isEqualTo(ExitCode.VIOLATED);
        assertThat(run.out()).contains("of seed 1, as it was", "3 DK_MGT_3", "the procedure is complete");
    }

    @Test
    void aPathWithoutTimesIsReplayed() {
        String token = token("skip", "at-most-one-active");
        assertThat(token).startsWith("path.");

        CommandRun run = CommandRun.of("replay", token);

        assertThat(run.exitCode()).isEqualTo(ExitCode.VIOLATED);
        assertThat(run.out())
                .contains("a sequence of actions without times", "VIOLATED: at-most-one-active")
                .doesNotContain("0:00:00");
        Json.valid(CommandRun.of("replay", token, "--format", "json").out(), "replay");
    }

    @Test
    void theAssumptionsAreThoseOfTheToken() {
        JsonNode finding =
                finding(WRITTEN, "none", "procedure-completes", "--assume", "forceActivation=WHEN_NO_ACTIVE");

        CommandRun run = CommandRun.of("replay", finding.path("token").asString());

        assertThat(run.exitCode()).isEqualTo(ExitCode.VIOLATED);
        assertThat(run.out().replaceAll("\\s+", " "))
                .contains("forceActivation=WHEN_NO_ACTIVE", "force activation is not offered");
    }

    @Test
    void stepByStepOneMomentIsShownForEachLineThatIsRead() {
        String token = token("none", "management-kept");
        String whole = CommandRun.of("replay", token).out();
        InputStream before = System.in;
        try {
            System.setIn(new ByteArrayInputStream("\n\n\n".getBytes(StandardCharsets.UTF_8)));
            assertThat(CommandRun.of("replay", token, "--step").out()).isEqualTo(whole);
        } finally {
            System.setIn(before);
        }
        assertRefused(CommandRun.of("replay", token, "--step", "--format", "json"), "--step shows text");
        assertRefused(CommandRun.of("replay", token, "--step", "--output", "replay.txt"), "--step shows text");
    }

    @Test
    void theReportIsWrittenToAFileWhereOneIsNamed() throws IOException {
        String token = token("none", "management-kept");
        Path file = folder.resolve("replay.txt");

        CommandRun run = CommandRun.of("replay", token, "--output", file.toString());

        assertThat(run.exitCode()).isEqualTo(ExitCode.VIOLATED);
        assertThat(run.out()).isEmpty();
        assertThat(file)
                .hasContent("This is a report of 'handover replay'.\n\n"
                        + CommandRun.of("replay", token).out());
    }

    // ---- no longer the same ---------------------------------------------------------------------------------------

    private Path shown(String name, String from, String to) throws IOException {
        String text = CommandRun.of("show", name).out();
        assertThat(text).contains(from);
        return Files.writeString(folder.resolve(name + ".yaml"), text.replace(from, to));
    }

    private static void assertRefused(CommandRun run, String message) {
        assertThat(run.exitCode()).isEqualTo(ExitCode.WRONG_USE);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).startsWith("handover: ").contains(message).doesNotContain("\tat ");
    }

    @Test
    void aProcedureThatIsNoLongerTheSameIsRefused() throws IOException {
        Path changed = shown(WRITTEN, "as-soon-as-possible: 2m", "as-soon-as-possible: 3m");

        assertRefused(
                CommandRun.of("replay", "--procedure", changed.toString(), token("none", "management-kept")),
                "the procedure is no longer the same");
    }

    @Test
    void aProcedureWhoseWordsOnlyAreOtherIsReplayed() throws IOException {
        Path reworded = shown(WRITTEN, "title: ", "title: Our ");

        CommandRun run = CommandRun.of("replay", "--procedure", reworded.toString(), token("none", "management-kept"));

        assertThat(run.exitCode()).isEqualTo(ExitCode.VIOLATED);
        assertThat(run.out()).contains("Our Upgrade without downtime");
    }

    @Test
    void aSiteWhoseTimingIsNoLongerTheSameIsRefused() throws IOException {
        Path changed = shown("three-servers", "every: 10s", "every: 20s");

        assertRefused(
                CommandRun.of("replay", "--site", changed.toString(), token("none", "management-kept")),
                "the site is no longer the same: the timing or the fault plan");
    }

    @Test
    void aTokenOfAnotherProcedureIsRefused() throws IOException {
        Path other = shown("switch-over", "title: ", "title: ");

        assertRefused(
                CommandRun.of("replay", "--procedure", other.toString(), token("none", "management-kept")),
                "the token is of the procedure 'upgrade-without-downtime', this is 'switch-over'");
    }

    @Test
    void aTokenOfAProcedureThatIsNotBuiltInAsksForItsFile() throws IOException {
        Path mine = shown(WRITTEN, "procedure: " + WRITTEN, "procedure: mine");
        String token = finding(mine.toString(), "none", "management-kept")
                .path("token")
                .asString();

        assertRefused(CommandRun.of("replay", token), "name its file by --procedure");
        assertThat(CommandRun.of("replay", token, "--procedure", mine.toString())
                        .exitCode())
                .isEqualTo(ExitCode.VIOLATED);
    }

    @Test
    void whatIsNoTokenOrDamagedIsRefused() {
        String token = token("none", "management-kept");

        assertRefused(CommandRun.of("replay", "nonsense"), "this is no replay token, no number of a finding");
        assertRefused(CommandRun.of("replay", token.substring(0, token.length() - 2)), "copy the whole token");
    }
}
