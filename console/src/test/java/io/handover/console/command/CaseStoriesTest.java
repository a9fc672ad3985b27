package io.handover.console.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.handover.console.ExitCode;
import io.handover.console.fixture.CommandRun;
import io.handover.console.fixture.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Procedures after incidents that were reported: what the stories of their violations say, and that check agrees with explore. */
class CaseStoriesTest {
    private static final Path CASES = Path.of("src", "test", "resources", "cases");

    private static String file(String name) {
        return CASES.resolve(name + ".yaml").toString();
    }

    private static JsonNode explored(String name, String... more) {
        List<String> arguments = new ArrayList<>(List.of("explore", file(name), "--format", "json", "--cuts", "0"));
        arguments.addAll(List.of(more));
        return Json.valid(CommandRun.of(arguments.toArray(String[]::new)).out(), "explore");
    }

    private static JsonNode property(JsonNode report, String name) {
        return Json.elements(report.path("properties")).stream()
                .filter(property -> property.path("name").asString().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static String lost(String name, String... more) {
        return property(explored(name, more), "only-declared-changes-lost")
                .path("summary")
                .asString();
    }

    @Test
    void changesMadeOnTheOldServerAfterTheActivationAreDestroyedWhenItIsInitialized() {
        assertThat(lost("01-activate-before-demote", "--crashes", "0", "--assume", "forceActivation=ALWAYS"))
                .isEqualTo(
                        "change 1, made on DK_MGT_1 during step 2, is lost although the procedure declares nothing lost:"
                                + " its last copy, on DK_MGT_1, was destroyed in step 4 (init-standby DK_MGT_1 at DK_MGT_2);"
                                + " DK_MGT_2 was active already when it was made");
    }

    @Test
    void whatWasMadeAfterTheLooksIsNotOnTheTargetWhenItIsActivated() {
        assertThat(lost("02-switch-without-the-last-wait", "--crashes", "0"))
                .isEqualTo(
                        "change 1, made on DK_MGT_1 during step 3, is lost although the procedure declares nothing lost:"
                                + " its last copy, on DK_MGT_1, was destroyed in step 5 (init-standby DK_MGT_1 at DK_MGT_2);"
                                + " DK_MGT_2 had not received it when it was activated in step 4 (force-activate DK_MGT_2)");
    }

    @Test
    void anExcludedStandbyIsActivatedByABranchAndTheChangeIsLeftOnServersThatAreNotActive() {
        assertThat(lost("04-half-copy-is-activated", "--crashes", "1"))
                .contains(
                        "DK_MGT_2, which lost its replication in step 1 (exclude DK_MGT_2 at DK_MGT_1), lacked it when it"
                                + " was activated in what-if 1, step 1 (force-activate DK_MGT_2)")
                .endsWith("; it is left on DK_MGT_1 and DK_MGT_3, which are not active");
    }

    @Test
    void aStandbyThatIsSwitchedOffIsMissingAndOwedButNothingIsLost() {
        JsonNode report = explored("05-standby-is-switched-off", "--crashes", "0");

        assertThat(property(report, "only-declared-changes-lost")
                        .path("verdict")
                        .asString())
                .isEqualTo("holds");
        assertThat(property(report, "eventually-redundant").path("summary").asString())
                .isEqualTo("server DK_MGT_3 is not replicating: it was stopped in step 1 (stop DK_MGT_3), never started"
                        + " again; it lacks 2 changes that DK_MGT_1 holds; DK_MGT_1 still keeps its registration");
    }

    @Test
    void theLastCopyIsDestroyedByTheInitializationOfThePromotedServer() {
        assertThat(lost("06-wrong-winner", "--crashes", "0"))
                .isEqualTo(
                        "change 1, made before the start, is lost although the procedure declares nothing lost: its last"
                                + " copy, on DK_MGT_2, was destroyed in step 5 (init-standby DK_MGT_2 at DK_MGT_1); DK_MGT_1"
                                + " lacked it when it was activated in step 4 (force-activate DK_MGT_1)");
    }

    @Test
    void whatWasChangedOnTheNewServerIsLostOnTheWayBackToTheOldOne() {
        assertThat(lost("07-back-to-the-old-release", "--crashes", "0", "--servers", "2"))
                .isEqualTo(
                        "change 1, made on DK_MGT_2 during step 1, is lost although the procedure declares nothing lost:"
                                + " DK_MGT_1 lacked it when it was activated in step 2 (force-activate DK_MGT_1); it is left on"
                                + " DK_MGT_2, which is not active");
    }

    @Test
    void aBranchIsOfferedBeforeTheExclusionAndItsUpgradeMeetsAServerThatReplicates() {
        assertThat(property(explored("12-branch-that-fires-at-once", "--crashes", "0"), "no-mixed-version-replication")
                        .path("summary")
                        .asString())
                .isEqualTo("DK_MGT_2 is to replicate from DK_MGT_1, which has another release: DK_MGT_2 was upgraded in"
                        + " what-if 1, step 1 (upgrade DK_MGT_2) while it still replicated; the operator may turn to"
                        + " what-if 1 (not-upgraded DK_MGT_2) from step 2 on");
    }

    @ParameterizedTest
    @CsvSource({
        "01-activate-before-demote, none, three-servers, forceActivation=ALWAYS",
        "02-switch-without-the-last-wait, none, three-servers,",
        "03-second-standby-takes-over, none, three-servers,",
        "04-half-copy-is-activated, none, three-servers,",
        "04-half-copy-is-activated, crash, three-servers,",
        "05-standby-is-switched-off, none, three-servers,",
        "06-wrong-winner, none, three-servers,",
        "07-back-to-the-old-release, none, pair,",
        "08-standby-excluded-while-off, none, three-servers,",
        "09-console-before-the-start, none, three-servers,",
        "10-stale-before-the-start, none, three-servers,",
        "11-planned-switch, none, three-servers,",
        "12-branch-that-fires-at-once, none, three-servers,"
    })
    void checkAgreesWithExplore(String name, String faults, String site, String assumed) {
        List<String> options = new ArrayList<>(List.of("--site", site));
        if (assumed != null) {
            options.addAll(List.of("--assume", assumed));
        }
        List<String> explore = new ArrayList<>(options);
        explore.addAll(List.of("--crashes", faults.equals("crash") ? "1" : "0"));
        JsonNode explored = explored(name, explore.toArray(String[]::new));
        List<String> check =
                new ArrayList<>(List.of("check", file(name), "--faults", faults, "--runs", "300", "--format", "json"));
        check.addAll(options);

        CommandRun run = CommandRun.of(check.toArray(String[]::new));

        assertThat(run.err()).isEmpty();
        JsonNode checked = Json.valid(run.out(), "check");
        assertThat(run.exitCode()).isEqualTo(explored.path("exitCode").asInt());
        for (JsonNode cell : checked.path("matrix")) {
            if (cell.path("faults").asString().equals(faults)) {
                String verdict = property(explored, cell.path("property").asString())
                        .path("verdict")
                        .asString();
                assertThat(cell.path("verdict").asString())
                        .as(cell.path("property").asString())
                        .isEqualTo(verdict.equals("holds") ? "held" : verdict);
                assertThat(cell.path("proved").asBoolean()).isEqualTo(verdict.equals("holds"));
            }
        }
    }

    @Test
    void aTestCaseOfASwitchFromAGivenStartBehavesAsItSays(@TempDir Path folder) throws Exception {
        CommandRun explored =
                CommandRun.of("explore", file("06-wrong-winner"), "--crashes", "0", "--test-cases", folder.toString());
        CommandRun switched = CommandRun.of(
                "explore", file("11-planned-switch"), "--crashes", "1", "--test-cases", folder.toString());
        List<String> arguments = new ArrayList<>(List.of("test"));
        try (Stream<Path> files = Files.list(folder)) {
            files.map(Path::toString).sorted().forEach(arguments::add);
        }

        CommandRun run = CommandRun.of(arguments.toArray(String[]::new));

        assertThat(explored.err() + switched.err() + run.err()).isEmpty();
        assertThat(run.exitCode()).isEqualTo(ExitCode.HELD);
        assertThat(run.out().lines())
                .hasSizeGreaterThan(3)
                .allMatch(line -> line.startsWith("as expected:"))
                .anyMatch(line -> line.contains("only-declared-changes-lost"));
    }

    @Test
    void thePathOfASwitchIsReplayed() {
        JsonNode violated = property(explored("11-planned-switch", "--crashes", "0"), "management-kept");

        CommandRun replay = CommandRun.of(
                "replay",
                "--procedure",
                file("11-planned-switch"),
                violated.path("token").asString());

        JsonNode json = Json.valid(
                CommandRun.of(
                                "replay",
                                "--procedure",
                                file("11-planned-switch"),
                                violated.path("token").asString(),
                                "--format",
                                "json")
                        .out(),
                "replay");
        assertThat(json.path("start").path("switch").isNull()).isTrue();
        List<JsonNode> timeline = Json.elements(json.path("timeline"));
        assertThat(timeline.get(timeline.size() - 1).path("switch").toString())
                .isEqualTo("{\"to\":\"DK_MGT_2\",\"demoted\":true}");
        assertThat(replay.exitCode()).isEqualTo(ExitCode.VIOLATED);
        assertThat(replay.out())
                .contains(
                        "wizard: puts DK_MGT_1 into standby, which still sends what is pending",
                        "VIOLATED: management-kept");
    }
}
