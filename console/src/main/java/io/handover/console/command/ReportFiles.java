package io.handover.console.command;

import io.handover.console.OutputException;
import io.handover.console.report.Output;
import io.handover.files.InputException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The option by which a command's user has its report written to files, beside what is printed. A picocli mixin. */
final class ReportFiles {
    private static final String OPTION = "--report";

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Option(
            names = OPTION,
            paramLabel = "FILE",
            description =
                    "Writes the report to a file, too, in the form that the name ends with, as far as there is one here: .html"
                            + " (a page that a browser opens from disk), .sarif, .xml (JUnit), .md (Markdown), .trace.json (Chrome trace) or"
                            + " .json. May be given several times. A file that is no report is not overwritten.")
    private List<Path> files = new ArrayList<>();

    /**
     * The files that were asked for, of a report for which there are these forms; each begins as {@code ReportMark} says.
     *
     * @param forms how the report is written in each form
     * @param report where the command's own output goes, and whether files are overwritten whatever they are
     * @throws InputException where a file asks for another form, is named twice or is no report: better before the work than after it
     * @throws OutputException where no file can be written there
     */
    <R> Wanted<R> of(Map<ReportForm, Function<R, String>> forms, ReportOptions report) {
        Map<Path, Output> outputs = new LinkedHashMap<>();
        List<Function<R, String>> writers = new ArrayList<>();
        Optional<Path> own = report.file().map(ReportFiles::place);
        for (Path file : files) {
            ReportForm form = ReportForm.of(OPTION, file, forms.keySet());
            Output output = new Output(
                    OPTION,
                    Optional.of(file),
                    report.isForced(),
                    spec.commandLine().getOut());
            if (own.equals(Optional.of(place(file))) || outputs.put(place(file), output) != null) {
                throw new InputException(OPTION + " " + file + ": this file is to be written twice; name another one");
            }
            writers.add(forms.get(form));
        }
        return new Wanted<>(List.copyOf(outputs.values()), writers);
    }

    private static Path place(Path file) {
        return file.toAbsolutePath().normalize();
    }

    /**
     * What is to be written once the work is done.
     *
     * @param outputs the files
     * @param writers how the report is written to each of them
     */
    record Wanted<R>(List<Output> outputs, List<Function<R, String>> writers) {
        /**
         * Writes them.
         *
         * @throws OutputException where one cannot be written
         */
        void write(R report) {
            for (int i = 0; i < outputs.size(); i++) {
                outputs.get(i).write(writers.get(i).apply(report));
            }
        }
    }
}
