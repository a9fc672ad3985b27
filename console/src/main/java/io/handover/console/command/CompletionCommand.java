package io.handover.console.command;

import io.handover.files.InputException;
import io.handover.files.NearestName;
import java.io.PrintWriter;
import java.util.List;
import java.util.regex.Pattern;
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
    static final List<String> SHELLS = List.of("bash", "zsh");

    /**
     * What picocli's script has too much: it keeps a shell from completing files where no name fits, lists them where the shell itself
     * does so better, and changes how all of a user's aliases are completed.
     */
    private static final Pattern TOO_MUCH = Pattern.compile(
            "^ *(type compopt &>/dev/null && compopt .*|positionals=\\$\\( compgen -f .*|COMPREPLY=\\( \\$\\( compgen -f .*|setopt COMPLETE_ALIASES|alias compopt=complete)\n",
            Pattern.MULTILINE);

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Parameters(paramLabel = "SHELL", description = "bash or zsh.", completionCandidates = Names.OfShells.class)
    @SuppressWarnings("NullAway.Init") // set by picocli
    private String shell;

    @Override
    public void run() {
        if (!SHELLS.contains(shell)) {
            throw new InputException("completion: '" + shell + "' is no shell that is known here"
                    + NearestName.orAllowed(shell, SHELLS));
        }
        PrintWriter out = spec.commandLine().getOut();
        // The script is written for bash; in zsh it sees to it that there is bash's completion.
        String script = AutoComplete.bash("handover", spec.root().commandLine());
        out.println(TOO_MUCH.matcher(script).replaceAll(""));
        out.flush();
    }
}
