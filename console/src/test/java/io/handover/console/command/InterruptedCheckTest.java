package io.handover.console.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.handover.console.ExitCode;
import io.handover.console.Handover;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class InterruptedCheckTest {
    @Test
    @Timeout(60)
    void controlCPrintsWhatIsKnownSoFar() throws IOException, InterruptedException {
        ProcessBuilder command = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Handover.class.getName(),
                "check",
                "upgrade-without-downtime",
                "--faults",
                "crash",
                "--runs",
                "1000000000");
        command.environment().put("HANDOVER_TERMINAL", "err"); // so that the bar tells when it runs
        command.environment().put("TERM", "xterm");
        Process process = command.start();
        try {
            assertThat(process.getErrorStream().read()).isNotNegative();
            TimeUnit.MILLISECONDS.sleep(500); // some runs

            new ProcessBuilder("kill", "-INT", String.valueOf(process.pid()))
                    .start()
                    .waitFor();

            String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor()).isEqualTo(ExitCode.INTERRUPTED);
            assertThat(printed)
                    .contains("Interrupted: what follows is what is known after ", "management-kept is violated")
                    .endsWith("Exit code 130.\n");
        } finally {
            process.destroyForcibly();
        }
    }
}
