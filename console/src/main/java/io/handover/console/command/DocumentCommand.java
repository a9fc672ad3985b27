package io.handover.console.command;

import io.handover.analysis.retreat.RetreatOptions;
import io.handover.analysis.retreat.Retreats;
import io.handover.console.ExitCode;
import io.handover.console.report.Figures;
import io.handover.console.report.Output;
import io.handover.console.report.document.Kept;
import io.handover.console.report.document.PageCheck;
import io.handover.console.report.document.Runbook;
import io.handover.files.InputException;
import io.handover.files.MarkdownPage;
import io.handover.files.ProcedureFile;
import io.handover.files.Subjects;
import io.handover.simulator.site.SimulatedSite;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Writes the operator's runbook of a procedure, or says whether one still agrees with the procedure in it. */
@Command(
        name = "document",
        description = {
            "Writes a procedure as the page that an operator works through, in Markdown: what must be so before, each step with who,"
                    + " where, why, what to see and how long it may take, whether there still is a way back, what to do if something"
                    + " happens, boxes to tick.",
            "The page holds the procedure in a block ```yaml, and is itself a procedure for every command: what operators read is what"
                    + " was checked. Of several such blocks it is the one with a line that begins with 'procedure:'. What stands below a"
                    + " heading 'Notes', up to the next heading, is kept when a page is written again."
        },
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples:",
            "  handover document my-procedure.yaml --site my-site.yaml --output runbook.md",
            "  handover check runbook.md --site my-site.yaml",
            "  handover document --check runbook.md --site my-site.yaml",
            "",
            "With --check the exit code is 0 where page and procedure agree and 1 where they differ.",
        })
public final class DocumentCommand implements Callable<Integer> {
    /** More of a long passage is not printed. */
    private static final int MOST_LINES = 6;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Mixin
    private SubjectOptions subject = new SubjectOptions();

    @Option(
            names = "--check",
            description =
                    "Writes nothing, and says where the page differs from the procedure in it. Ticks do not count.")
    private boolean check;

    @Option(
            names = "--no-ways-back",
            description =
                    "Leaves out whether there is a way back after each step, by which commands and at what cost. Which of the two a page"
                            + " is, --check sees.")
    private boolean noWaysBack;

    @Option(names = "--output", paramLabel = "FILE", description = "Writes the page to a file.")
    private Optional<Path> output = Optional.empty();

    @Option(
            names = "--force",
            description =
                    "Overwrites the file of --output whatever it is. The page that is read is overwritten in any case.")
    private boolean force;

    @Override
    public Integer call() throws IOException {
        ProcedureFile file = subject.procedure();
        boolean isPage = MarkdownPage.isOne(file.source());
        boolean isItself = isPage && output.isPresent() && output.get().equals(Path.of(file.source()));
        Output to = new Output(output, force || isItself, spec.commandLine().getOut());
        if (check && !isPage) {
            throw new InputException(
                    "--check " + file.source() + ": this is no page; a file that ends with .md is needed");
        }
        Optional<MarkdownPage> page =
                isPage ? Optional.of(MarkdownPage.of(file.source(), file.text())) : Optional.empty();
        boolean tells = check ? page.filter(Runbook::tellsWaysBack).isPresent() : !noWaysBack;
        SimulatedSite site = subject.site().site().site();
        Optional<Retreats> retreats = tells
                ? Optional.of(Retreats.of(Subjects.of(file, site), RetreatOptions.DEFAULT, () -> false))
                : Optional.empty();
        String anew = Runbook.of(file, site, retreats);
        String written = page.map(old -> Kept.notes(old, anew)).orElse(anew);
        if (check) {
            return check(file, written, tells);
        }
        to.write(written);
        return ExitCode.HELD;
    }

    private int check(ProcedureFile file, String written, boolean tells) {
        List<PageCheck.Difference> differences = PageCheck.of(MarkdownPage.of(file.source(), file.text()), written);
        PrintWriter out = spec.commandLine().getOut();
        for (PageCheck.Difference difference : differences) {
            out.println(file.source() + ":" + difference.line() + ": "
                    + (difference.found().isEmpty()
                            ? "missing before this line"
                            : difference.expected().isEmpty() ? "not what the procedure says" : "differs"));
            print(out, "  page       ", difference.found());
            print(out, "  procedure  ", difference.expected());
        }
        String on = " on the site " + subject.site().name();
        if (differences.isEmpty()) {
            out.println(file.source() + ": page and procedure agree" + on);
        } else {
            out.println(file.source() + ": page and procedure differ in " + Figures.counted(differences.size(), "place")
                    + on + "; the page as the procedure says it: "
                    + ShellWords.line(subject.command("document", subject.site().name()))
                    + (tells ? "" : " --no-ways-back"));
        }
        out.flush();
        return differences.isEmpty() ? ExitCode.HELD : ExitCode.VIOLATED;
    }

    private static void print(PrintWriter out, String label, List<String> lines) {
        lines.stream().limit(MOST_LINES).forEach(line -> out.println(label + line));
        if (lines.size() > MOST_LINES) {
            out.println(label + "... and " + (lines.size() - MOST_LINES) + " lines more");
        }
    }
}
