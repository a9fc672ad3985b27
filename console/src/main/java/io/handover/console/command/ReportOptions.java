package io.handover.console.command;

import io.handover.console.Terminal;
import io.handover.console.report.Output;
import io.handover.console.report.ReportMark;
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

    @Option(
            names = "--output",
            paramLabel = "FILE",
            description = "Writes the report to a file. A file that is no report is not overwritten.")
    private Optional<Path> output = Optional.empty();

    /** Whether the file is for something else than the report. */
    private boolean isFileOfOther;

    @Option(names = "--force", description = "Overwrites files that a report goes to whatever they are.")
    private boolean force;

    /**
     * Where the report goes.
     *
     * @throws InputException where there is a file that is no report: better before the work than after it
     */
    Output output() {
        return new Output(output, force, spec.commandLine().getOut());
    }

    /** The file of --output, for a command that may write something else there. */
    Optional<Path> file() {
        return output;
    }

    /** Whether that file is to be overwritten whatever it is. */
    boolean isForced() {
        return force;
    }

    /** Where the report goes where the file is for something else. */
    Output shown() {
        isFileOfOther = true;
        return new Output(Optional.empty(), false, spec.commandLine().getOut());
    }

    /** Whether it is shown, and not written to a file. */
    boolean isShown() {
        return isFileOfOther || output.isEmpty();
    }

    boolean isText() {
        return format == Format.TEXT;
    }

    /** The report in the form that was asked for. */
    String report(Supplier<String> json, Function<Terminal, String> text) {
        if (!isText()) {
            return json.get();
        }
        return isShown()
                ? text.apply(Terminal.ofProcess())
                : ReportMark.line(spec.name()) + "\n" + text.apply(Terminal.NONE);
    }
}
