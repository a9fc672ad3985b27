package io.handover.console.command;

import io.handover.console.input.InputException;
import io.handover.console.input.NearestName;
import java.io.PrintWriter;
import java.util.List;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints what makes a shell complete commands, options and names. */
@Command(
        name = "completion",
        description = "Prints a script that makes a shell complete commands, options and names.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples:",
            "  source <(handover completion bash)",
            "  source <(handover completion zsh)",
            "",
            "Put that line into ~/.bashrc or ~/.zshrc to have it in every shell.",
        })
public final class CompletionCommand implements Runnable {
    private static final String ZSH = "zsh";
    private static final List<String> SHELLS = List.of("bash", ZSH);

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Parameters(paramLabel = "SHELL", description = "bash or zsh.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private String shell;

    @Override
    public void run() {
        if (!SHELLS.contains(shell)) {
            throw new InputException("completion: '" + shell + "' is no shell that is known here"
                    + NearestName.orAllowed(shell, SHELLS));
        }
        PrintWriter out = spec.commandLine().getOut();
        if (shell.equals(ZSH)) {
            // The script is written for bash; zsh runs it once it has bash's completion.
            out.println("autoload -U +X compinit && compinit");
            out.println("autoload -U +X bashcompinit && bashcompinit");
        }
        out.println(AutoComplete.bash("handover", spec.root().commandLine()));
        out.flush();
    }
}
