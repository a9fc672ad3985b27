package io.handover.console;

import io.handover.console.command.CheckCommand;
import io.handover.console.command.CompletionCommand;
import io.handover.console.command.DocumentCommand;
import io.handover.console.command.ExplainCommand;
import io.handover.console.command.ExploreCommand;
import io.handover.console.command.FaultsCommand;
import io.handover.console.command.ProceduresCommand;
import io.handover.console.command.ReplayCommand;
import io.handover.console.command.RunCommand;
import io.handover.console.command.ServeCommand;
import io.handover.console.command.ShowCommand;
import io.handover.console.command.TestCommand;
import io.handover.console.command.TraceCommand;
import io.handover.console.command.ValidateCommand;
import io.handover.files.InputException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** The {@code handover} command. */
@Command(
        name = "handover",
        synopsisSubcommandLabel = "COMMAND",
        description = "Checks, explores and runs upgrade procedures of high-availability sites.",
        mixinStandardHelpOptions = true,
        version = "handover 0.1.0",
        footer = {
            "",
            "Examples:",
            "  handover check upgrade-without-downtime",
            "  handover check my-procedure.yaml --site five-servers --faults crash,cut",
            "  handover replay TOKEN",
            "  handover show upgrade-without-downtime-hardened",
            "",
            ExitCode.HELP,
        },
        subcommands = {
            CheckCommand.class,
            ReplayCommand.class,
            CompletionCommand.class,
            DocumentCommand.class,
            ExplainCommand.class,
            ExploreCommand.class,
            FaultsCommand.class,
            ProceduresCommand.class,
            RunCommand.class,
            ServeCommand.class,
            ShowCommand.class,
            TestCommand.class,
            TraceCommand.class,
            ValidateCommand.class,
            CommandLine.HelpCommand.class
        })
public final class Handover {
    private Handover() {}

    /** The command line with all subcommands; its streams can be replaced. */
    public static CommandLine commandLine() {
        CommandLine line = new CommandLine(new Handover());
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setUsageHelpWidth(100);
        line.setUsageHelpAutoWidth(false);
        line.setParameterExceptionHandler(Handover::wrongUse);
        line.setExecutionExceptionHandler(Handover::failed);
        return line;
    }

    public static void main(String[] arguments) {
        CommandLine line = commandLine();
        line.setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8));
        line.setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8));
        int code = line.execute(arguments);
        line.getOut().flush();
        line.getErr().flush();
        if (code != ExitCode.INTERRUPTED) {
            // While the process is ending because of a signal, exit would wait for itself.
            System.exit(code);
        }
    }

    private static int wrongUse(ParameterException wrong, String[] arguments) {
        CommandLine line = wrong.getCommandLine();
        line.getErr().println("handover: " + wrong.getMessage());
        UnmatchedArgumentException.printSuggestions(wrong, line.getErr());
        line.getErr().println("Try '" + line.getCommandSpec().qualifiedName() + " --help'.");
        return ExitCode.WRONG_USE;
    }

    private static int failed(Exception failure, CommandLine line, CommandLine.ParseResult parsed) {
        if (failure instanceof InputException) {
            line.getErr().println("handover: " + failure.getMessage());
            return ExitCode.WRONG_USE;
        }
        line.getErr()
                .println("handover: this is a failure of handover itself, not of what you gave it; please report it:");
        failure.printStackTrace(line.getErr());
        return ExitCode.FAILURE;
    }
}
