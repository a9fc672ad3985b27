package io.handover.console.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.handover.console.ExitCode;
import io.handover.console.fixture.CommandRun;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code -} is read from standard input, wherever a file is. */
class StandardInputTest {
    private final InputStream before = System.in;

    @AfterEach
    void restore() {
        System.setIn(before);
    }

    private static CommandRun given(String text, String command) {
        System.setIn(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
        return CommandRun.of(command.split(" "));
    }

    private static String shown(String name) {
        return CommandRun.of("show", name).out();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "validate -",
                "show -",
                "explore - --servers 2 --changes 0",
                "check - --runs 1 --faults none --threads 1"
            })
    void aProcedureIs(String command) {
        CommandRun run = given(shown("switch-over-in-small-steps"), command);

        assertThat(run.err()).isEmpty();
        assertThat(run.out()).contains("switch-over-in-small-steps");
    }

    @Test
    void aSiteIs() {
        CommandRun run = given(shown("pair"), "validate switch-over --site -");

        assertThat(run.err()).isEmpty();
        assertThat(run.out()).contains("On the site pair");
    }

    @Test
    void itIsNamedInMessages() {
        assertThat(given("procedure: draft\n", "check -").err())
                .startsWith("handover: standard input:1:1: the key 'title' is missing\n");
        assertThat(given("", "test -").err()).isEqualTo("handover: standard input:1:1: the file is empty\n");
    }

    @Test
    void itIsReadOnce() {
        CommandRun run = given(shown("switch-over"), "check - --site -");

        assertThat(run.exitCode()).isEqualTo(ExitCode.WRONG_USE);
        assertThat(run.err())
                .isEqualTo("handover: standard input ('-') can be read once; name a file for one of the two\n");
    }
}
