package io.handover.files.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretTest {
    private static final Map<String, String> ENVIRONMENT = Map.of("KEY", "v4lue", "EMPTY", "");

    @TempDir
    Path directory;

    @Test
    void itComesFromTheEnvironmentOrAFilesOneLine() throws IOException {
        Path file = Files.writeString(directory.resolve("key"), "fr0m-file\n");
        assertThat(Secret.from("env:KEY", ENVIRONMENT).reveal()).isEqualTo("v4lue");
        assertThat(Secret.from("file:" + file, ENVIRONMENT).reveal()).isEqualTo("fr0m-file");
    }

    @Test
    void printedItDoesNotShowItself() {
        assertThat(Secret.of("v4lue")).hasToString("(secret)");
    }

    @Test
    void whatIsMissingEmptyOrTooLongIsRefusedByItsSource() throws IOException {
        Path large = Files.writeString(directory.resolve("large"), "x".repeat(5_000));
        for (String source :
                new String[] {"env:NONE", "env:EMPTY", "file:" + directory.resolve("none"), "file:" + large}) {
            assertThatThrownBy(() -> Secret.from(source, ENVIRONMENT))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining(source);
        }
    }

    @Test
    void aSecretGivenItselfIsRefusedAndNotRepeated() {
        assertThatThrownBy(() -> Secret.from("v4lue", ENVIRONMENT)).hasMessageNotContaining("v4lue");
    }

    @Test
    void itIsComparedAsAWhole() {
        assertThat(Secret.of("v4lue").is("v4lue")).isTrue();
        assertThat(Secret.of("v4lue").is("v4lu")).isFalse();
    }
}
