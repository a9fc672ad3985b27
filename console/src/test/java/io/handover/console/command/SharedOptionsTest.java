package io.handover.console.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.handover.console.ExitCode;
import io.handover.console.Handover;
import io.handover.console.fixture.CommandRun;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** An option of several commands is one option: a user who knows it from one of them knows it in all. */
class SharedOptionsTest {
    /** By command: the option where there is one. */
    private static Map<String, OptionSpec> commandsWith(String option) {
        Map<String, OptionSpec> found = new TreeMap<>();
        for (CommandLine command : Handover.commandLine().getSubcommands().values()) {
            OptionSpec spec = command.getCommandSpec().findOption(option);
            if (spec != null) {
                found.put(command.getCommandName(), spec);
            }
        }
        return found;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--crashes",
                "--cuts",
                "--installer-failures",
                "--runs",
                "--seed",
                "--faults",
                "--threads",
                "--assume"
            })
    void itIsSaidInTheSameWordsInEveryCommand(String option) {
        Map<String, OptionSpec> found = commandsWith(option);

        assertThat(found).hasSizeGreaterThan(2);
        assertThat(found.values().stream()
                        .map(spec -> spec.paramLabel() + ": "
                                + String.join(" ", spec.description()).replaceAll("Default: [^.]*\\.", "Default: ."))
                        .distinct())
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "--crashes, advise pair; synthesize --goal upgraded; explore switch-over, 256, 0 to 255 are allowed",
        "--cuts, advise pair; synthesize --goal upgraded; explore switch-over, -1, 0 to 255 are allowed",
        "--installer-failures, advise pair; synthesize --goal upgraded; explore switch-over, 256, 0 to 255 are allowed",
        "--threads, advise pair; synthesize --goal upgraded; explore switch-over; check switch-over; time switch-over;"
                + " compare switch-over switch-over; slips switch-over, 257, 1 to 256 are allowed",
        "--runs, advise pair; synthesize --goal upgraded; check switch-over; time switch-over; compare switch-over"
                + " switch-over, 0, 1 to ",
    })
    void whatIsNotAllowedIsSaidInTheSameWordsByEveryCommand(
            String option, String commands, String value, String allowed) {
        for (String command : commands.split(";", -1)) {
            CommandRun run = CommandRun.of((command.trim() + " " + option + " " + value).split(" ", -1));

            assertThat(run.exitCode()).as(command).isEqualTo(ExitCode.WRONG_USE);
            assertThat(run.err()).as(command).startsWith("handover: " + option + " " + value + ": " + allowed);
        }
    }

    @ParameterizedTest
    @CsvSource({"check, all", "compare, all", "time, none"})
    void whatIsUsualInACommandStandsInItsHelp(String command, String faults) {
        assertThat(CommandRun.of(command, "--help").out().replaceAll("\\s+", " "))
                .contains("'handover faults' says what they do. Default: " + faults + ". Faults:");
    }
}
