package io.handover.console.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.handover.console.ExitCode;
import io.handover.console.fixture.HandoverProcess;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Ctrl-C, pressed while a command is at work in a process of its own. */
class InterruptionTest {
    @TempDir
    private Path folder;

    /** What the command printed that was interrupted when its progress had been shown for a while. */
    private String interrupted(String... arguments) throws IOException, InterruptedException {
        Path output = folder.resolve("output");
        ProcessBuilder command = HandoverProcess.of(arguments).redirectOutput(output.toFile());
        command.environment().put("HANDOVER_TERMINAL", "err"); // so that progress tells when it is at work
        command.environment().put("TERM", "xterm");
        Process process = command.start();
        try {
            assertThat(process.getErrorStream().read()).isNotNegative();
            TimeUnit.MILLISECONDS.sleep(500); // some runs, some states

            interrupt(process);
            return Files.readString(output);
        } finally {
            process.destroyForcibly();
        }
    }

    private static void interrupt(Process process) throws IOException, InterruptedException {
        interrupt(process, "INT");
    }

    private static void interrupt(Process process, String signal) throws IOException, InterruptedException {
        HandoverProcess.signal(process, signal);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(ExitCode.INTERRUPTED);
    }

    @Test
    void checkPrintsWhatIsKnownSoFar() throws IOException, InterruptedException {
        assertThat(interrupted("check", "upgrade-without-downtime", "--faults", "crash", "--runs", "1000000000"))
                .contains("Interrupted: this is what is known after ", "management-kept is violated")
                .contains("Verdict: interrupted (exit code 130)");
    }

    @Test
    void timePrintsWhatIsKnownSoFar() throws IOException, InterruptedException {
        assertThat(interrupted("time", "upgrade-without-downtime", "--runs", "1000000000"))
                .contains("Interrupted: this is what was known by then.", "Measured in ", "same again")
                .endsWith("\n");
    }

    @Test
    void explorePrintsWhatIsKnownSoFarAndProvesNothing() throws IOException, InterruptedException {
        assertThat(interrupted(
                        "explore",
                        "upgrade-without-downtime",
                        "--servers",
                        "5",
                        "--changes",
                        "4",
                        "--crashes",
                        "2",
                        "--cuts",
                        "2"))
                .contains(
                        "Not complete: interrupted; what was not judged by then is unknown.",
                        "at-most-one-active",
                        "VIOLATED after ")
                .doesNotContain("proved within")
                .endsWith("\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"INT", "TERM"})
    void serveClosesTheSiteAndDeletesTheKeyThatItMade(String signal) throws IOException, InterruptedException {
        Process process = HandoverProcess.of("serve", "--port", "0").start();
        try (BufferedReader out = process.inputReader()) {
            List<String> announcement = out.lines()
                    .takeWhile(line -> !line.equals("Ctrl-C ends it."))
                    .toList();
            Path key = Path.of(announcement.get(0).replace("The API key is in ", ""));
            assertThat(key).exists();

            interrupt(process, signal);

            assertThat(out.lines()).containsExactly("", "The site is closed.");
            assertThat(key).doesNotExist();
        } finally {
            process.destroyForcibly();
        }
    }
}
