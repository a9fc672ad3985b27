package io.handover.console.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.handover.console.ExitCode;
import io.handover.console.fixture.HandoverProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InterruptedCheckTest {
    @TempDir
    private Path folder;

    @Test
    void controlCPrintsWhatIsKnownSoFar() throws IOException, InterruptedException {
        Path output = folder.resolve("output");
        ProcessBuilder command = HandoverProcess.of(
                        "check", "upgrade-without-downtime", "--faults", "crash", "--runs", "1000000000")
                .redirectOutput(output.toFile());
        command.environment().put("HANDOVER_TERMINAL", "err"); // so that the bar tells when it runs
        command.environment().put("TERM", "xterm");
        Process process = command.start();
        try {
            assertThat(process.getErrorStream().read()).isNotNegative();
            TimeUnit.MILLISECONDS.sleep(500); // some runs

            HandoverProcess.interrupt(process);

            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isEqualTo(ExitCode.INTERRUPTED);
            assertThat(Files.readString(output))
                    .contains("Interrupted: what follows is what is known after ", "management-kept is violated")
                    .endsWith("Exit code 130.\n");
        } finally {
            process.destroyForcibly();
        }
    }
}
