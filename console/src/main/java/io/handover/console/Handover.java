package io.handover.console;

import io.handover.console.command.AdviseCommand;
import io.handover.console.command.BenchCommand;
import io.handover.console.command.CheckCommand;
import io.handover.console.command.CompareCommand;
import io.handover.console.command.CompletionCommand;
import io.handover.console.command.DocumentCommand;
import io.handover.console.command.ExplainCommand;
import io.handover.console.command.ExploreCommand;
import io.handover.console.command.FaultsCommand;
import io.handover.console.command.ProceduresCommand;
import io.handover.console.command.Remarks;
import io.handover.console.command.ReplayCommand;
import io.handover.console.command.RunCommand;
import io.handover.console.command.ServeCommand;
import io.handover.console.command.ShowCommand;
import io.handover.console.command.SlipsCommand;
import io.handover.console.command.SynthesizeCommand;
import io.handover.console.command.TestCommand;
import io.handover.console.command.TimeCommand;
import io.handover.console.command.TraceCommand;
import io.handover.console.command.TrainCommand;
import io.handover.console.command.ValidateCommand;
import io.handover.files.InputException;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** The {@code handover} command. */
@Command(
        name = "handover",
        synopsisSubcommandLabel = "COMMAND",
        description = "Checks, explores and runs upgrade procedures of high-availability sites.",
        mixinStandardHelpOptions = true,
        version = Invocation.PRODUCT,
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
            AdviseCommand.class,
            BenchCommand.class,
            CompareCommand.class,
            CompletionCommand.class,
            DocumentCommand.class,
            ExplainCommand.class,
            ExploreCommand.class,
            FaultsCommand.class,
            ProceduresCommand.class,
            RunCommand.class,
            ServeCommand.class,
            ShowCommand.class,
            SlipsCommand.class,
            SynthesizeCommand.class,
            TestCommand.class,
            TimeCommand.class,
            TraceCommand.class,
            TrainCommand.class,
            ValidateCommand.class,
            CommandLine.HelpCommand.class
        })
public final class Handover {
    /** How a number that cannot be read is told by picocli, in words of Java. */
    private static final Pattern NUMBER_TYPE = Pattern.compile("is not an? (int|long)\\b");

    private Handover() {}

    /** The command line with all subcommands; its streams can be replaced. */
    public static CommandLine commandLine() {
        CommandLine line = new CommandLine(new Handover());
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setUsageHelpWidth(100);
        line.setUsageHelpAutoWidth(false);
        line.setParameterExceptionHandler(Handover::wrongUse);
        line.setExecutionExceptionHandler(Handover::failed);
        line.setExecutionStrategy(Handover::carriedOut);
        name(line, Invocation.name());
        return line;
    }

    /** Lets help and messages show commands as they can be typed. */
    private static void name(CommandLine line, String name) {
        line.setCommandName(name);
        Stream.concat(Stream.of(line), line.getSubcommands().values().stream())
                .map(each -> each.getCommandSpec().usageMessage())
                .forEach(usage -> usage.footer(Stream.of(usage.footer())
                        .map(text -> Invocation.named(text, name))
                        .toArray(String[]::new)));
    }

    private static int carriedOut(ParseResult parsed) {
        Optional<Integer> help = Optional.ofNullable(CommandLine.executeHelpRequest(parsed));
        if (help.isPresent()) {
            return help.get();
        }
        PrintWriter err = parsed.commandSpec().commandLine().getErr();
        Remarks.on(parsed).forEach(remark -> err.println("note: " + remark));
        return new CommandLine.RunLast().execute(parsed);
    }

    public static void main(String[] arguments) {
        int code =
                execute(new FileOutputStream(FileDescriptor.out), new FileOutputStream(FileDescriptor.err), arguments);
        if (code != ExitCode.INTERRUPTED) {
            // While the process is ending because of a signal, exit would wait for itself.
            System.exit(code);
        }
    }

    /**
     * Does what the arguments say.
     *
     * @param out what the command prints; that it cannot be written is a failure, whatever the command itself ends with
     * @param err what it says beside that
     * @return the exit code
     */
    static int execute(OutputStream out, OutputStream err, String... arguments) {
        WatchedOutput watched = new WatchedOutput(out);
        CommandLine line = commandLine();
        line.setOut(new PrintWriter(watched, true, StandardCharsets.UTF_8));
        line.setErr(new PrintWriter(err, true, StandardCharsets.UTF_8));
        int code = line.execute(arguments);
        line.getOut().flush();
        if (watched.failure().isPresent() && code != ExitCode.INTERRUPTED) {
            say(OutputException.ofOutput(watched.failure().get()), line);
            code = ExitCode.FAILURE;
        }
        line.getErr().flush();
        return code;
    }

    private static int wrongUse(ParameterException wrong, String[] arguments) {
        CommandLine line = wrong.getCommandLine();
        line.getErr()
                .println("handover: "
                        + NUMBER_TYPE
                                .matcher(String.valueOf(wrong.getMessage()))
                                .replaceAll("is no whole number, or too large a one"));
        UnmatchedArgumentException.printSuggestions(wrong, line.getErr());
        line.getErr().println("Try '" + line.getCommandSpec().qualifiedName() + " --help'.");
        return ExitCode.WRONG_USE;
    }

    private static int failed(Exception failure, CommandLine line, ParseResult parsed) {
        if (failure instanceof InputException) {
            say(failure, line);
            return ExitCode.WRONG_USE;
        }
        if (failure instanceof OutputException) {
            say(failure, line);
            return ExitCode.FAILURE;
        }
        line.getErr()
                .println("handover: this is a failure of handover itself, not of what you gave it; please report it:");
        failure.printStackTrace(line.getErr());
        return ExitCode.FAILURE;
    }

    private static void say(Exception failure, CommandLine line) {
        Invocation.named(String.valueOf(failure.getMessage()))
                .lines()
                .forEach(message -> line.getErr().println("handover: " + message));
    }
}
