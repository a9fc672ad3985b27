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
import org.junit.jupiter.params.provider.ValueSource;
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
        CommandRun run = laid(only(foundOf(name), property), CASES.resolve("mended").resolve(name + ".yaml"));

        assertThat(run.out()).startsWith("no more:");
        assertThat(run.exitCode()).isEqualTo(ExitCode.HELD);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "01-activate-before-demote",
                "02-switch-without-the-last-wait",
                "03-second-standby-takes-over",
                "04-half-copy-is-activated",
                "05-standby-is-switched-off",
                "06-wrong-winner",
                "07-back-to-the-old-release",
                "08-standby-excluded-while-off",
                "09-console-before-the-start",
                "10-stale-before-the-start",
                "11-planned-switch",
                "12-branch-that-fires-at-once"
            })
    void inTheSameProcedureUnderOtherNamesOrWithHarmlessStepsItStillHappens(String name) throws IOException {
        Path cases = foundOf(name);
        String text = text(name);
        String firstRole = text.replaceAll("(?s).*roles: \\{ (\\w+):.*", "$1");
        Path same = written("same.yaml", text);
        Path renamed = written(
                "renamed.yaml",
                "# another comment\n"
                        + text.replaceFirst("procedure: .*", "procedure: another-name")
                                .replaceAll("\\b" + firstRole + "\\b", "somebody"));
        Path longer = written(
                "longer.yaml",
                text.replaceFirst("(?m)^steps:$", "steps:\n  - open-client: " + firstRole)
                        .replaceFirst("\\b(promises|what-if):", "#$1:"));

        for (Path changed : List.of(same, renamed)) {
            CommandRun run = laid(cases, changed);
            assertThat(run.out().lines().filter(line -> line.startsWith(" ")).count())
                    .isLessThanOrEqualTo(40);
            assertThat(run.out().lines().filter(line -> line.contains(".yaml: ")))
                    .isNotEmpty()
                    .allMatch(line -> line.startsWith("STILL:"));
            assertThat(run.exitCode()).isEqualTo(ExitCode.VIOLATED);
        }
        assertThat(Files.exists(longer)).isTrue();
    }
}
