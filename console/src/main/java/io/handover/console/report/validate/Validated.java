package io.handover.console.report.validate;

import io.handover.analysis.lint.Warning;
import io.handover.console.ExitCode;
import io.handover.files.InputException;
import io.handover.files.InputFile;
import io.handover.files.ProcedureFile;
import io.handover.files.ScenarioFile;
import io.handover.files.SiteFile;
import java.util.List;

/**
 * A file that was validated.
 *
 * @param source the file as the user named it
 * @param kind what is in it: a procedure, a site, a test case or a scenario; where it cannot be used, a file
 * @param wrong why it cannot be used; nothing where it can
 * @param warnings what is probably not meant so
 */
public record Validated(String source, String kind, List<Remark> wrong, List<Remark> warnings) {
    /**
     * What is said of a place.
     *
     * @param line counted from 1; 0 where it is no line's
     * @param column counted from 1
     * @param text what was found there, and what is allowed or could be meant
     */
    public record Remark(int line, int column, String text) {}

    public Validated {
        wrong = List.copyOf(wrong);
        warnings = List.copyOf(warnings);
    }

    /** A file that can be used. */
    public static Validated usable(InputFile file, List<Warning> warnings) {
        String kind = file instanceof ProcedureFile
                ? "procedure"
                : file instanceof SiteFile ? "site" : file instanceof ScenarioFile ? "scenario" : "test case";
        return new Validated(
                file.source(),
                kind,
                List.of(),
                warnings.stream()
                        .map(warning -> new Remark(
                                warning.position().line(), warning.position().column(), warning.text()))
                        .toList());
    }

    /** One that cannot. */
    public static Validated wrong(String source, InputException why) {
        return new Validated(
                source,
                "file",
                why.problems().stream()
                        .map(problem -> new Remark(problem.line(), problem.column(), problem.text()))
                        .toList(),
                List.of());
    }

    /** What the command ends with. */
    public int exitCode() {
        return wrong.isEmpty() ? ExitCode.HELD : ExitCode.WRONG_USE;
    }
}
