package io.handover.console.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.handover.console.ExitCode;
import io.handover.console.fixture.CommandRun;
import io.handover.console.fixture.Json;
import java.io.IOException;
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

/** What became of counterexamples in procedures that were edited. */
class ChangedProcedureTest {
    private static final Path CASES = Path.of("src", "test", "resources", "cases");

    @TempDir
    private Path folder;

    /** What an exploration without cuts finds of a procedure, as test cases. */
    private Path found(String procedure, String... options) throws IOException {
        Path cases = Files.createTempDirectory(folder, "cases");
        List<String> arguments =
                new ArrayList<>(List.of("explore", procedure, "--cuts", "0", "--test-cases", cases.toString()));
        arguments.addAll(List.of(options));
        if (!arguments.contains("--crashes")) {
            arguments.addAll(List.of("--crashes", "0"));
        }
        assertThat(CommandRun.of(arguments.toArray(String[]::new)).err()).isEmpty();
        return cases;
    }

    private Path foundOf(String name) throws IOException {
        String file = CASES.resolve(name + ".yaml").toString();
        return switch (name.substring(0, 2)) {
            case "01" -> found(file, "--assume", "forceActivation=ALWAYS");
            case "04" -> found(file, "--crashes", "1");
            case "07" -> found(file, "--servers", "2");
            default -> found(file);
        };
    }

    private static Path only(Path cases, String property) throws IOException {
        try (Stream<Path> files = Files.list(cases)) {
            return files.filter(file -> file.getFileName().toString().startsWith(property))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static CommandRun laid(Path cases, Path changed) {
        CommandRun run = CommandRun.of("test", cases.toString(), "--procedure", changed.toString());
        assertThat(run.err()).isEmpty();
        return run;
    }

    private Path written(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private static String text(String name) throws IOException {
        return Files.readString(CASES.resolve(name + ".yaml"));
    }

    @ParameterizedTest
    @CsvSource({
        "01-activate-before-demote, only-declared-changes-lost",
        "01-activate-before-demote, at-most-one-active",
        "02-switch-without-the-last-wait, only-declared-changes-lost",
        "04-half-copy-is-activated, only-declared-changes-lost",
        "05-standby-is-switched-off, eventually-redundant",
        "06-wrong-winner, only-declared-changes-lost",
        "07-back-to-the-old-release, only-declared-changes-lost",
        "10-stale-before-the-start, only-declared-changes-lost",
        "12-branch-that-fires-at-once, no-mixed-version-replication"
    })
    void inTheMendedProcedureItHappensNoMore(String name, String property) throws IOException {
        CommandRun run =
                laid(only(foundOf(name), property), CASES.resolve("mended").resolve(name + ".yaml"));

        assertThat(run.out()).startsWith("no more:");
        assertThat(run.exitCode()).isEqualTo(ExitCode.HELD);
    }

    @ParameterizedTest
    @CsvSource({
        "01-activate-before-demote, target",
        "02-switch-without-the-last-wait, target",
        "03-second-standby-takes-over, target",
        "04-half-copy-is-activated, standby",
        "05-standby-is-switched-off, kept",
        "06-wrong-winner, promoted",
        "07-back-to-the-old-release, old",
        "08-standby-excluded-while-off, kept",
        "09-console-before-the-start, target",
        "10-stale-before-the-start, target",
        "11-planned-switch, target",
        "12-branch-that-fires-at-once, final"
    })
    void inTheSameProcedureUnderOtherNamesAndWithAHarmlessStepItStillHappens(String name, String role)
            throws IOException {
        Path cases = foundOf(name);
        String text = text(name);
        Path same = written("same.yaml", text);
        Path renamed = written(
                "renamed.yaml",
                "# another comment\n"
                        + text.replaceFirst("procedure: .*", "procedure: another-name")
                                .replaceAll("(?<![-\\w])" + role + "(?![-\\w])", "somebody"));
        Path longer = written("longer.yaml", text.replaceFirst("(?m)^steps:$", "steps:\n  - open-client: " + role));

        for (Path changed : List.of(same, renamed, longer)) {
            CommandRun run = laid(cases, changed);

            assertThat(run.out().lines().filter(line -> line.contains(".yaml: ")))
                    .as(changed.getFileName().toString())
                    .isNotEmpty()
                    .allMatch(line -> line.startsWith("STILL:"));
            assertThat(run.exitCode()).isEqualTo(ExitCode.VIOLATED);
        }
    }

    @Test
    void aFolderOfCasesHasALineEachAndTheWorstExitCode() throws IOException {
        Path cases = foundOf("01-activate-before-demote");
        Path mended = CASES.resolve("mended").resolve("01-activate-before-demote.yaml");

        CommandRun run = CommandRun.of("test", cases.toString(), "--procedure", mended.toString(), "--format", "json");

        JsonNode json = Json.valid(run.out(), "test");
        assertThat(run.exitCode()).isEqualTo(ExitCode.VIOLATED);
        assertThat(json.path("exitCode").asInt()).isEqualTo(ExitCode.VIOLATED);
        assertThat(Json.elements(json.path("testCases")).stream()
                        .filter(one -> one.path("property").asString().equals("management-kept")))
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.path("outcome").asString()).isEqualTo("still");
                    assertThat(one.path("words").asString())
                            .isEqualTo("management-kept is still violated: no server is active in step 1 (set-standby"
                                    + " DK_MGT_1)");
                    assertThat(one.path("story")).hasSize(1);
                });
        assertThat(laid(cases, mended).out().lines()).hasSameSizeAs(json.path("testCases"));
    }

    @Test
    void aFaultOfAServerThatIsNotThereCannotBeLaid() throws IOException {
        Path crash = only(found("upgrade-without-downtime", "--crashes", "1", "--changes", "0"), "management-kept");
        String text = Files.readString(crash);
        Path edited = written(
                "crash.yaml", text.replaceFirst("actions:\n", "actions:\n  - {action: crash, server: \"DK_MGT_3\"}\n"));

        CommandRun run =
                CommandRun.of("test", edited.toString(), "--procedure", "upgrade-without-downtime", "--site", "pair");

        assertThat(run.exitCode()).isEqualTo(ExitCode.UNKNOWN);
        assertThat(run.out())
                .startsWith("CANNOT BE LAID: ")
                .contains("action 1 (line 11, DK_MGT_3: crashes) has no place: there is no such server; the servers are"
                        + " DK_MGT_1, DK_MGT_2");
    }

    @Test
    void aFailureOfAnInstallerThatIsNotRunAnyMoreCannotBeLaid() throws IOException {
        String procedure = """
                procedure: upgrade-one
                title: One standby is upgraded
                roles: { active: active, standby: standby-1 }
                steps:
                  - { exclude: standby, at: active }
                  - upgrade: standby
                """;
        Path cases = found(
                written("mine.yaml", procedure).toString(),
                "--servers",
                "2",
                "--changes",
                "0",
                "--installer-failures",
                "1");
        Path testCase = only(cases, "eventually-redundant");
        Path failing = written(
                "failing.yaml",
                Files.readString(testCase)
                        .replace("expected: violated", "expected: holds")
                        .replaceFirst("(?s)actions:.*?procedure-as", """
                                actions:
                                  - {action: issue}
                                  - {action: advance}
                                  - {action: issue}
                                  - {action: installer-fails, server: "DK_MGT_2"}
                                procedure-as"""));
        Path without = written("without.yaml", procedure.replace("  - upgrade: standby\n", ""));

        CommandRun run = laid(failing, without);

        assertThat(run.exitCode()).isEqualTo(ExitCode.UNKNOWN);
        assertThat(run.out())
                .startsWith("CANNOT BE LAID: ")
                .contains("action 4 (line 14, DK_MGT_2: fails to be upgraded; it is up with the old release and without"
                        + " replication) has no place after going on from step 1 (exclude DK_MGT_2 at DK_MGT_1), nor"
                        + " anywhere else");
    }

    @Test
    void aStepThatWasSkippedAndIsGoneIsNoSlipAnyMore() throws IOException {
        Path skipped = only(
                found("upgrade-without-downtime", "--skips", "1", "--changes", "0", "--servers", "2"),
                "no-mixed-version-replication");
        String text = CommandRun.of("show", "upgrade-without-downtime").out();
        Path gone = written(
                "gone.yaml",
                text.replaceFirst("  - exclude: final-active\n    at: initial-active\n    id: exclude-final\n", "")
                        .replaceFirst("  changes-lost: .*\n", ""));

        CommandRun run = laid(skipped, gone);

        assertThat(run.exitCode()).isEqualTo(ExitCode.VIOLATED);
        assertThat(run.out()).startsWith("STILL: ");
    }

    @Test
    void aCaseHoldsItsProcedureAsItWasAndSaysSoWhereItDoesNot() throws IOException {
        String text = text("02-switch-without-the-last-wait");
        Path procedure = written("mine.yaml", text);
        Path testCase = only(found(procedure.toString()), "only-declared-changes-lost");
        Path older = written(
                "older.yaml",
                Files.readString(testCase)
                        .replaceFirst("(?s)procedure-as-it-was:.*", "")
                        .replaceFirst("procedure: \"[^\"]*\"", "procedure: \"mine.yaml\""));
        assertThat(laid(older, procedure).out()).startsWith("STILL: ");
        String mended =
                text.replace("  - force-activate", "  - { await-caught-up: target, at: current }\n  - force-activate");
        Files.writeString(procedure, mended);

        assertThat(laid(testCase, procedure).out()).startsWith("no more: ");
        CommandRun stale = CommandRun.of("test", testCase.toString());
        assertThat(stale.exitCode()).isEqualTo(ExitCode.WRONG_USE);
        assertThat(stale.err()).contains("whether it still happens there with --procedure");
        CommandRun unknown = CommandRun.of("test", older.toString(), "--procedure", procedure.toString());
        assertThat(unknown.exitCode()).isEqualTo(ExitCode.WRONG_USE);
        assertThat(unknown.err()).contains("older.yaml:4:", "does not hold it as it was");
    }

    /** Each finding of a check, kept by its token; each behaves as it says, whatever it was kept as. */
    private List<String> kept(String procedure, String faults) throws IOException {
        JsonNode checked = Json.valid(
                CommandRun.of("check", procedure, "--faults", faults, "--runs", "200", "--format", "json")
                        .out(),
                "check");
        List<String> kept = new ArrayList<>();
        for (JsonNode finding : Json.elements(checked.path("findings"))) {
            String file = folder.resolve("kept-" + kept.size() + ".yaml").toString();
            String token = finding.path("token").asString();
            assertThat(CommandRun.of("replay", token, "--test-case", file).err())
                    .isEmpty();
            CommandRun again = CommandRun.of("test", file);
            assertThat(again.err()).isEmpty();
            assertThat(again.out()).startsWith("as expected:");
            kept.add(file);
        }
        return kept;
    }

    private static boolean isRun(String file) throws IOException {
        return Files.readString(Path.of(file)).contains("test-run: ");
    }

    @Test
    void whatACheckFindsIsKeptAsAPathWhereTheUntimedModelHasAllOfIt() throws IOException {
        int paths = 0;
        for (String file : kept("upgrade-without-downtime", "crash,power-back-active,one-way-cut,replication-stall")) {
            CommandRun laid = CommandRun.of("test", file, "--procedure", "upgrade-without-downtime");
            if (isRun(file)) {
                assertThat(Files.readString(Path.of(file))).containsPattern("violates: \".*-within-");
                assertThat(laid.out()).startsWith("CANNOT BE LAID: ").contains("depends on times");
                assertThat(laid.exitCode()).isEqualTo(ExitCode.UNKNOWN);
            } else {
                paths++;
                assertThat(laid.out()).startsWith("STILL: ");
                assertThat(laid.exitCode()).isEqualTo(ExitCode.VIOLATED);
            }
        }
        assertThat(paths).isGreaterThan(2);
    }

    @Test
    void commandsOutOfTurnAreKeptAsARun() throws IOException {
        List<String> reasons = new ArrayList<>();
        for (String file : kept("upgrade-without-downtime", "wrong-server,repeated-step")) {
            if (isRun(file)) {
                reasons.add(CommandRun.of("test", file, "--procedure", "upgrade-without-downtime")
                        .out());
            }
        }
        assertThat(reasons)
                .isNotEmpty()
                .allMatch(reason -> reason.startsWith("CANNOT BE LAID: "))
                .anyMatch(reason -> reason.contains("the untimed model does not have what happens in it (operator: "));
    }

    @Test
    void whatCannotBeAskedIsSaid() throws IOException {
        assertThat(CommandRun.of("test", "some.yaml", "--site", "pair").err()).contains("--site goes with --procedure");
        Path empty = Files.createDirectory(folder.resolve("empty"));
        CommandRun run = CommandRun.of("test", empty.toString());
        assertThat(run.exitCode()).isEqualTo(ExitCode.WRONG_USE);
        assertThat(run.err()).contains("no file in this folder ends in .yaml or .yml");
    }
}
