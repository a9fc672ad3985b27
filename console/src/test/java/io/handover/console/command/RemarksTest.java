package io.handover.console.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.handover.console.Handover;
import io.handover.console.fixture.CommandRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RemarksTest {
    /** In the working directory, as a user's would be. */
    private static final Path MINE = Path.of("split-brain-recovery.yaml");

    @AfterEach
    void clean() throws IOException {
        Files.deleteIfExists(MINE);
    }

    private static List<String> on(String command) {
        return Remarks.on(Handover.commandLine().parseArgs(command.split(" ")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "check split-brain-recovery",
                "explore split-brain-recovery",
                "run split-brain-recovery",
                "show split-brain-recovery",
                "validate split-brain-recovery",
                "replay token --procedure split-brain-recovery"
            })
    void aFileThatIsHiddenByWhatIsBuiltInIsNamed(String command) throws IOException {
        assertThat(on(command)).isEmpty();

        Files.writeString(MINE, "procedure: mine\n");

        assertThat(on(command))
                .containsExactly("'split-brain-recovery' is taken for what is built in under that name; the file"
                        + " split-brain-recovery.yaml here is not read (write ./split-brain-recovery.yaml for it)");
        assertThat(on(command.replace("split-brain-recovery", "./split-brain-recovery.yaml")))
                .isEmpty();
    }

    @Test
    void anAssumptionMadeTwiceIsSaidBesideTheReport() {
        CommandRun run = CommandRun.of(
                "validate",
                "pair",
                "--assume",
                "autoActivation=true",
                "--assume",
                "forceActivation=ALWAYS",
                "--assume",
                "autoActivation=false");

        assertThat(run.exitCode()).isZero();
        assertThat(run.err())
                .isEqualTo("note: --assume is given for the same key more than once: autoActivation=true,"
                        + " autoActivation=false; the last one counts\n");
        assertThat(run.out()).doesNotContain("note:");
    }

    @Test
    void differentAssumptionsAreNoReasonToSayAnything() {
        assertThat(on("check pair --assume autoActivation=true --assume forceActivation=ALWAYS"))
                .isEmpty();
    }
}
