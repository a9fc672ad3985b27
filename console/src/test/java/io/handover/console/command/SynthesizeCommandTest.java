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
                "--goal upgraded --management-gap soon | a duration is needed",
                "--goal upgraded --crashes 256 | --crashes 256: 0 to 255 are allowed",
            })
    void whatCannotBeAskedForIsSaid(String arguments, String message) {
        CommandRun run = synthesize(arguments.trim().split(" "));

        assertThat(run.exitCode()).isEqualTo(ExitCode.WRONG_USE);
        assertThat(run.err()).contains(message.trim());
    }
}
