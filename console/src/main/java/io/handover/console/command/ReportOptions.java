package io.handover.console.command;

import io.handover.console.Terminal;
import io.handover.console.report.Output;
import io.handover.files.InputException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The options by which a command's user says how its report is written, and where to. A picocli mixin. */
final class ReportOptions {
    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "text",
            description = "${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
    private Format format = Format.TEXT;

    @Option(names = "--output", paramLabel = "FILE", description = "Writes the report to a file.")
    private Optional<Path> output = Optional.empty();

    /**
     * Where the report goes.
     *
     * @throws InputException where no file can be written there: better before the work than after it
     */
    Output output() {
        return new Output(output, spec.commandLine().getOut());
    }

    /** The file of --output, for a command that may write something else there. */
    Optional<Path> file() {
        return output;
    }

    /** Where the report goes where the file is for something else. */
    Output shown() {
        return new Output(Optional.empty(), spec.commandLine().getOut());
    }

    /** Whether it is shown, and not written to a file. */
    boolean isShown() {
        return output.isEmpty();
    }

    boolean isText() {
        return format == Format.TEXT;
    }

    /** The report in the form that was asked for. */
    String report(Supplier<String> json, Function<Terminal, String> text) {
        return isText() ? text.apply(isShown() ? Terminal.ofProcess() : Terminal.NONE) : json.get();
    }
}
