package io.handover.console.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.handover.console.ExitCode;
import io.handover.console.fixture.CommandRun;
import io.handover.console.fixture.Json;
import io.handover.files.Catalogue;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** On two servers, where every game is small. */
class SynthesizeCommandTest {
    private static final String ALARM_ONLY = "splitBrainReaction=ALARM_ONLY";

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path folder;

    private static CommandRun synthesize(String... arguments) {
        return CommandRun.of(
                Stream.concat(Stream.of("synthesize", "--site", "pair", "--runs", "50"), Stream.of(arguments))
                        .toArray(String[]::new));
    }

    @Test
    void whatIsFoundIsAcceptedByTheOtherCommandsAndProvedAgain() {
        String file = folder.resolve("new.yaml").toString();
        CommandRun run = synthesize(
                "--goal",
                "upgraded,redundant",
                "--keep",
                "management-available",
                "--assume",
                ALARM_ONLY,
                "--output",
                file);

        CommandRun explored =
                CommandRun.of("explore", file, "--site", "pair", "--crashes", "0", "--assume", ALARM_ONLY);
        CommandRun checked = CommandRun.of(
                "check", file, "--site", "pair", "--faults", "none", "--runs", "100", "--assume", ALARM_ONLY);

        assertThat(run.exitCode()).isEqualTo(ExitCode.HELD);
        assertThat(run.out()).contains("there is a procedure, and it is proved");
        assertThat(run.err()).contains("is written");
        assertThat(explored.exitCode()).isEqualTo(ExitCode.HELD);
        assertThat(checked.exitCode()).isEqualTo(ExitCode.HELD);
    }

    @Test
    void whereThereIsNoneItIsSaidWhyAndWhatWouldLiftIt() {
        CommandRun run = synthesize("--goal", "upgraded", "--keep", "management-available");

        assertThat(run.exitCode()).isEqualTo(ExitCode.VIOLATED);
        assertThat(run.out())
                .contains("there is none")
                .contains("splitBrainReaction=DEMOTE_ALL is assumed")
                .contains("if mixedVersionsSeeEachOther=false is assumed")
                .contains("force-activate DK_MGT_2");
    }

    @Test
    void itsJsonHasThePublishedShapeWhateverTheAnswerIs() {
        JsonNode none = Json.valid(
                synthesize("--goal", "upgraded", "--keep", "management-available", "--format", "json")
                        .out(),
                "synthesize");
        JsonNode found = Json.valid(
                synthesize("--like", "switch-over-in-small-steps", "--without", "stop", "--format", "json")
                        .out(),
                "synthesize");
        JsonNode undecided = Json.valid(
                synthesize("--goal", "upgraded", "--max-states", "50", "--format", "json")
                        .out(),
                "synthesize");

        assertThat(none.get("answer").asString()).isEqualTo("none");
        assertThat(none.get("none").get("lifts").size()).isPositive();
        assertThat(found.get("answer").asString()).isEqualTo("procedure");
        assertThat(Catalogue.procedureOf(
                                "found.yaml", found.get("procedure").get("yaml").asString())
                        .procedure()
                        .promises())
                .contains("procedure-completes");
        assertThat(undecided.get("exitCode").asInt()).isEqualTo(ExitCode.UNKNOWN);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--goal upgraded --keep management-available | there is none | force-activate DK_MGT_2",
                "--like switch-over-in-small-steps | there is a procedure | await-caught-up others at current-active",
                "--goal upgraded --max-states 50 | not decided | more than 50",
            })
    void itsReportSaysInEachFormWhatTheTextSays(String arguments, String answer, String detail) throws Exception {
        Path page = folder.resolve("why.html");
        Path summary = folder.resolve("why.md");
        Path data = folder.resolve("why.json");
        CommandRun run = synthesize(Stream.concat(
                        Stream.of(arguments.split(" ")),
                        Stream.of(
                                "--report",
                                page.toString(),
                                "--report",
                                summary.toString(),
                                "--report",
                                data.toString()))
                .toArray(String[]::new));

        assertThat(run.out()).contains(answer);
        for (Path file : new Path[] {page, summary}) {
            assertThat(Files.readString(file)).contains(answer).contains(detail).contains("synthesize --");
        }
        assertThat(Json.valid(Files.readString(data), "synthesize")
                        .get("exitCode")
                        .asInt())
                .isEqualTo(run.exitCode());
    }

    @Test
    void whatTheDatabasesOfFiveServersHoldIsNotDecidedAndItIsSaidWhatToDo() {
        CommandRun run = CommandRun.of(
                "synthesize", "--goal", "upgraded", "--keep", "only-declared-changes-lost", "--site", "five-servers");

        assertThat(run.exitCode()).isEqualTo(ExitCode.UNKNOWN);
        assertThat(run.out().replaceAll("\\s+", " "))
                .contains("too many servers")
                .contains("Name a smaller site by --site");
    }

    @Test
    void aReportCannotGoWhereTheProcedureGoes() {
        String file = folder.resolve("new.md").toString();

        CommandRun run = synthesize("--goal", "single-active", "--output", file, "--report", file);

        assertThat(run.exitCode()).isEqualTo(ExitCode.WRONG_USE);
        assertThat(run.err()).contains("this file is to be written twice");
    }

    @Test
    void itBeginsWhereAnotherProcedureBegins() {
        CommandRun run = synthesize("--goal", "single-active,redundant", "--from", "split-brain-recovery");

        assertThat(run.exitCode()).isEqualTo(ExitCode.HELD);
        assertThat(run.out()).contains("given:");
    }

    @Test
    void aFileThatIsThereIsNotOverwrittenUnlessForced() throws Exception {
        Path file = Files.writeString(folder.resolve("kept.yaml"), "kept");

        CommandRun refused = synthesize("--goal", "single-active", "--output", file.toString());
        CommandRun forced = synthesize("--goal", "single-active", "--output", file.toString(), "--force");

        assertThat(refused.exitCode()).isEqualTo(ExitCode.WRONG_USE);
        assertThat(refused.err()).contains("--force");
        assertThat(forced.exitCode()).isNotEqualTo(ExitCode.WRONG_USE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--keep management-available | --goal is missing",
                "--goal upgradd | did you mean 'upgraded'?",
                "--goal upgraded --keep management | there is no property 'management'",
                "--goal upgraded --without force | there is no command 'force'",
                "--goal upgraded --without exclude_DK_MGT_2_DK_MGT_1 | name a command, or a command and one server",
                "--goal upgraded --max-states many | 'many' is no whole number, or too large a one",
                "--goal upgraded --management-gap soon | a duration is needed",
                "--goal upgraded --crashes 256 | --crashes 256: 0 to 255 are allowed",
            })
    void whatCannotBeAskedForIsSaid(String arguments, String message) {
        CommandRun run = synthesize(Stream.of(arguments.trim().split(" "))
                .map(word -> word.startsWith("exclude_") ? word.replaceAll("_(?=DK)", " ") : word)
                .toArray(String[]::new));

        assertThat(run.exitCode()).isEqualTo(ExitCode.WRONG_USE);
        assertThat(run.err()).contains(message.trim());
    }
}
