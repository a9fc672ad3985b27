package io.handover.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.handover.console.fixture.CommandRun;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** What cannot be written is said in one message, with exit code 70, by every command that there is. */
class UnwrittenOutputTest {
    private static final String RUN_ONCE = "check switch-over --runs 1 --faults none --threads 1";

    /** Something that each command prints; of the one that prints nothing before it is interrupted, and those that need files: help. */
    private static final Map<String, String> PRINTS = Map.ofEntries(
            Map.entry("check", RUN_ONCE),
            Map.entry("explore", "explore switch-over --servers 2 --changes 0"),
            Map.entry("slips", "slips switch-over --site pair --barriers 0"),
            Map.entry("completion", "completion bash"),
            Map.entry("faults", "faults crash"),
            Map.entry("procedures", "procedures"),
            Map.entry("show", "show pair"),
            Map.entry("validate", "validate pair"),
            Map.entry("help", "help"));

    /** How a command ended, and what it said. */
    private record Invoked(int code, String err) {}

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    Path folder;

    /** A disk that is full, or a pipe that nobody reads. */
    private static OutputStream failing(String message) {
        return new OutputStream() {
            @Override
            public void write(int single) throws IOException {
                throw new IOException(message);
            }
        };
    }

    private static Invoked invoked(OutputStream out, String... arguments) {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int code = Handover.execute(out, err, arguments);
        return new Invoked(code, err.toString(StandardCharsets.UTF_8));
    }

    static List<String> commands() {
        return Handover.commandLine().getSubcommands().keySet().stream()
                .sorted()
                .toList();
    }

    static List<String> commandsWithAReport() {
        return Handover.commandLine().getSubcommands().entrySet().stream()
                .filter(command -> command.getValue().getCommandSpec().findOption("--output") != null)
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }

    @ParameterizedTest
    @MethodSource("commands")
    void aFullDiskIsAFailure(String command) {
        for (String arguments : List.of(command + " --help", PRINTS.getOrDefault(command, command + " --help"))) {
            assertThat(invoked(failing("No space left on device"), arguments.split(" ")))
                    .as(arguments)
                    .isEqualTo(new Invoked(
                            ExitCode.FAILURE, "handover: the output cannot be written: no space left on device\n"));
        }
    }

    @ParameterizedTest
    @MethodSource("commands")
    void thatTheReaderOfAPipeHasGoneIsNone(String command) {
        assertThat(invoked(failing("Broken pipe"), command, "--help")).isEqualTo(new Invoked(ExitCode.HELD, ""));
    }

    /** Invokes a command with as many procedures as it must be given, one at most where it need not be given any. */
    private static CommandRun written(String command, Path file) {
        CommandSpec spec = Objects.requireNonNull(
                        Handover.commandLine().getSubcommands().get(command))
                .getCommandSpec();
        List<String> arguments = new ArrayList<>(List.of(command));
        for (PositionalParamSpec positional : spec.positionalParameters()) {
            arguments.addAll(Collections.nCopies(Math.max(1, positional.arity().min()), "switch-over"));
        }
        arguments.addAll(List.of("--output", file.toString()));
        return CommandRun.of(arguments.toArray(String[]::new));
    }

    /** Whatever else would be wrong with the command: where the report goes is looked at before anything is read. */
    @ParameterizedTest
    @MethodSource("commandsWithAReport")
    void aReportIsNotWrittenWhereNothingCanBe(String command) {
        Path file = folder.resolve("missing").resolve("report");

        CommandRun run = written(command, file);

        assertThat(run)
                .isEqualTo(new CommandRun(
                        ExitCode.FAILURE,
                        "",
                        "handover: --output " + file + ": files cannot be written in " + file.getParent() + "\n"));
    }

    @ParameterizedTest
    @MethodSource("commandsWithAReport")
    void whatIsNoReportIsNotOverwritten(String command) throws IOException {
        Path mine = Files.writeString(folder.resolve("mine.yaml"), "procedure: mine\n");

        CommandRun run = written(command, mine);

        assertThat(run.exitCode()).isEqualTo(ExitCode.WRONG_USE);
        assertThat(run.err())
                .contains("mine.yaml: this file is no report of handover")
                .contains("--force");
        assertThat(mine).hasContent("procedure: mine");
    }

    static Stream<String> whatWritesToFullDisks() {
        return Stream.of(
                RUN_ONCE + " --output /dev/full",
                RUN_ONCE + " --format json --output /dev/full",
                "explore switch-over --servers 2 --changes 0 --output /dev/full",
                "explore upgrade-without-downtime --servers 2 --changes 1 --test-cases /dev/full/cases",
                "faults --output /dev/full");
    }

    @ParameterizedTest
    @MethodSource("whatWritesToFullDisks")
    @EnabledOnOs(OS.LINUX)
    void aFileOnAFullDiskIsAFailure(String command) {
        CommandRun run = CommandRun.of(command.split(" "));

        assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.FAILURE);
        assertThat(run.err()).startsWith("handover: --").contains("/dev/full").hasLineCount(1);
    }

    @Test
    void everyCommandThatIsTriedIsOne() {
        assertThat(commands()).containsAll(PRINTS.keySet());
        assertThat(commandsWithAReport()).contains("check", "explore", "replay");
    }
}
