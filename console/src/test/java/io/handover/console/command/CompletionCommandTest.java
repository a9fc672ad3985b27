package io.handover.console.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.handover.console.ExitCode;
import io.handover.console.fixture.CommandRun;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompletionCommandTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private String completed(String... words) throws IOException {
        Path script = Files.writeString(
                folder.resolve("completion"),
                CommandRun.of("completion", "bash").out());
        String ask = "source " + script + "; COMP_WORDS=(" + String.join(" ", words) + "); COMP_CWORD="
                + (words.length - 1) + "; _complete_handover; echo \"${COMPREPLY[@]}\"";
        Process bash =
                new ProcessBuilder("bash", "-c", ask).redirectErrorStream(true).start();
        return new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    }

    @Test
    void bashCompletesCommandsProceduresAndFaults() throws IOException {
        assertThat(completed("handover", "chec")).isEqualTo("check");
        assertThat(completed("handover", "check", "switch-over-")).isEqualTo("switch-over-in-small-steps");
        assertThat(completed("handover", "check", "--faults", "smc")).isEqualTo("smc-65140");
        assertThat(completed("handover", "faults", "swapped")).isEqualTo("swapped-steps");
        assertThat(completed("handover", "check", "--site", "five")).isEqualTo("five-servers");
        assertThat(completed("handover", "show", "five")).isEqualTo("five-servers");
        assertThat(completed("handover", "show", "--schema", "test-")).isEqualTo("test-case test-run");
        assertThat(completed("handover", "completion", "z")).isEqualTo("zsh");
        assertThat(completed("handover", "explain", "only-decl")).isEqualTo("only-declared-changes-lost");
        assertThat(completed("handover", "document", "split-brain-rec")).isEqualTo("split-brain-recovery");
    }

    @Test
    void filesAreLeftToTheShell() throws IOException {
        Files.createFile(folder.resolve("upgrade.journal"));

        assertThat(completed("handover", "trace", folder + "/upgrade")).isEmpty();
        assertThat(CommandRun.of("completion", "bash").out())
                .doesNotContain("compopt", "compgen -f")
                .contains("complete -F _complete_handover -o default handover ");
    }

    @Test
    void zshRunsTheSameScriptWithBashsCompletionAndItsAliasesStayAsTheyAre() {
        CommandRun run = CommandRun.of("completion", "zsh");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out())
                .contains("bashcompinit")
                .doesNotContain("setopt ", "alias compopt")
                .isEqualTo(CommandRun.of("completion", "bash").out());
    }

    @Test
    void anotherShellIsNotKnown() {
        CommandRun run = CommandRun.of("completion", "bahs");

        assertThat(run.exitCode()).isEqualTo(ExitCode.WRONG_USE);
        assertThat(run.err()).contains("'bahs' is no shell that is known here; did you mean 'bash'?");
    }
}
