package io.handover.console.report.validate;

import io.handover.console.report.Markdown;
import io.handover.console.report.ReportMark;
import io.handover.console.report.Words;
import java.util.List;

/** A file that was validated as a comment on a change. */
public final class ValidateMarkdown {
    private ValidateMarkdown() {}

    /** The text, with a line end at its end. */
    public static String of(Validated validated) {
        Markdown page = new Markdown();
        page.line(ReportMark.comment("validate").stripTrailing()).blank();
        page.heading(2, Markdown.code(validated.source()) + ": " + verdict(validated));
        if (!validated.wrong().isEmpty()) {
            table(page, "what is wrong", validated.wrong());
        }
        if (!validated.warnings().isEmpty()) {
            page.paragraph("What is probably not meant so; it does not change the exit code:");
            table(page, "warning", validated.warnings());
        }
        return page.toString();
    }

    private static String verdict(Validated validated) {
        return validated.wrong().isEmpty()
                ? "a " + validated.kind() + " that can be used"
                : "cannot be used (exit code " + validated.exitCode() + ")";
    }

    private static void table(Markdown page, String title, List<Validated.Remark> remarks) {
        page.head(List.of("line", title));
        remarks.forEach(remark -> page.row(List.of(
                remark.line() > 0 ? String.valueOf(remark.line()) : "",
                Markdown.plain(Words.sentence(remark.text())))));
        page.blank();
    }
}
