package io.handover.console.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.handover.console.ExitCode;
import io.handover.console.fixture.CommandRun;
import org.junit.jupiter.api.Test;

class ProceduresCommandTest {
    @Test
    void whatIsBuiltInIsListed() {
        CommandRun run = CommandRun.of("procedures");
        assertThat(run.out()).contains("upgrade-without-downtime ", "five-servers");
        assertThat(run.exitCode()).isEqualTo(ExitCode.HELD);
    }
}
