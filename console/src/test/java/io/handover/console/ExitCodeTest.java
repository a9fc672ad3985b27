package io.handover.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.handover.console.fixture.CommandRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExitCodeTest {
    private static final Map<Integer, String> MEANINGS = new LinkedHashMap<>();

    static {
        MEANINGS.put(ExitCode.HELD, ExitCode.HELD_MEANS);
        MEANINGS.put(ExitCode.VIOLATED, ExitCode.VIOLATED_MEANS);
        MEANINGS.put(ExitCode.UNKNOWN, ExitCode.UNKNOWN_MEANS);
        MEANINGS.put(ExitCode.WRONG_USE, ExitCode.WRONG_USE_MEANS);
        MEANINGS.put(ExitCode.FAILURE, ExitCode.FAILURE_MEANS);
        MEANINGS.put(ExitCode.INTERRUPTED, ExitCode.INTERRUPTED_MEANS);
    }

    @Test
    void theReadmeSaysOfEachWhatTheCodeSays() throws IOException {
        String table = MEANINGS.entrySet().stream()
                .map(code -> "| " + code.getKey() + " | " + code.getValue() + " |\n")
                .collect(Collectors.joining());

        assertThat(Files.readString(Path.of("..", "README.md"))).contains("| code | meaning |\n|---|---|\n" + table);
    }

    @ParameterizedTest
    @ValueSource(strings = {"--help", "check --help", "explore --help"})
    void theHelpSaysOfEachWhatTheCodeSays(String arguments) {
        String help = CommandRun.of(arguments.split(" ")).out().replaceAll("\\s+", " ");

        MEANINGS.forEach((code, meaning) -> assertThat(help).contains(code + " " + meaning));
    }

    @ParameterizedTest
    @ValueSource(strings = {"check", "explore"})
    void theSchemasSayOfEachWhatTheCodeSays(String schema) throws IOException {
        String text = Files.readString(Path.of("src", "main", "resources", "schema", schema + ".schema.json"));

        for (int code : new int[] {ExitCode.HELD, ExitCode.VIOLATED, ExitCode.UNKNOWN, ExitCode.INTERRUPTED}) {
            assertThat(text).contains(code + " " + MEANINGS.get(code));
        }
    }
}
