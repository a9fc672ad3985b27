package io.handover.executor.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.handover.executor.fixture.ScriptedOperator;
import io.handover.executor.port.Machine;
import io.handover.executor.port.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstallerCommandTest {
    /** A variable that every process has. */
    private static final String HIDDEN = "PATH";

    @TempDir
    private Path folder;

    private final ScriptedOperator operator = new ScriptedOperator();

    private Machine machine(String... command) {
        return new InstallerCommand(List.of(command), Set.of(HIDDEN), new ByHand("DK_MGT_2", operator));
    }

    private static Optional<String> failureAfterAWhile(Machine machine) {
        await().until(() -> machine.failure().isPresent());
        return machine.failure();
    }

    @Test
    void runsTheInstallerByItsCommandWithoutTheKeysOfTheEnvironment() throws IOException {
        Path proof = folder.resolve("proof");
        Machine machine = machine(
                "/bin/sh", "-c", "/usr/bin/env > '" + proof + ".part'; /bin/mv '" + proof + ".part' '" + proof + "'");
        assertThat(machine.how(Machine.Work.UPGRADE)).startsWith("by the command [/bin/sh, -c, ");
        assertThat(machine.begin(Machine.Work.UPGRADE)).isInstanceOf(Outcome.Accepted.class);
        await().until(() -> Files.exists(proof));
        assertThat(Files.readAllLines(proof))
                .isNotEmpty()
                .noneMatch(line -> line.equals(HIDDEN + "=" + System.getenv(HIDDEN)));
        assertThat(machine.failure()).isEmpty();
        assertThat(operator.heard()).isEmpty();
    }

    @Test
    void saysThatACommandHasFailedOrCannotBeRun() {
        Machine failing = machine("/bin/sh", "-c", "exit 3");
        assertThat(failing.failure()).isEmpty();
        failing.begin(Machine.Work.UPGRADE);
        assertThat(failureAfterAWhile(failing))
                .hasValue("the command [/bin/sh, -c, exit 3] has ended with exit code 3");
        assertThat(machine("/no/such/program").begin(Machine.Work.UPGRADE).text())
                .startsWith("the command [/no/such/program] cannot be run: ");
    }

    @Test
    void leavesAllOtherWorkToThePerson() {
        Machine machine = machine("/bin/false");
        assertThat(machine.how(Machine.Work.STOP)).isEqualTo("by you at its machine");
        assertThat(machine.begin(Machine.Work.STOP)).isEqualTo(new Outcome.Accepted("the operator was told"));
        assertThat(operator.heard())
                .isEqualTo(
                        "Please do this at the machine of DK_MGT_2 now: stop. The executor waits until it sees that it"
                                + " is done.");
        assertThat(machine.failure()).isEmpty();
    }
}
