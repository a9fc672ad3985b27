package io.handover.console.command;

import io.handover.console.Terminal;
import io.handover.console.report.Page;
import io.handover.files.Catalogue;
import io.handover.files.ProcedureFile;
import io.handover.files.SiteFile;
import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Lists what is built in. */
@Command(
        name = "procedures",
        description = "Lists the procedures and sites that are built in.",
        mixinStandardHelpOptions = true,
        footer = {"", "Example:", "  handover procedures"})
public final class ProceduresCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public void run() {
        Page page = new Page(Terminal.ofProcess());
        page.line("Procedures:");
        for (ProcedureFile file : Catalogue.procedures()) {
            page.paragraph(label(file.procedure().name()), file.procedure().title());
        }
        page.blank().line("Sites:");
        for (SiteFile file : Catalogue.sites()) {
            page.paragraph(label(file.site().site().name()), file.site().site().title());
        }
        page.blank()
                .paragraph(
                        "",
                        "'handover show NAME' prints one; a copy of it in a file of yours is a procedure or site of your own.");
        PrintWriter out = spec.commandLine().getOut();
        out.print(page);
        out.flush();
    }

    private static String label(String name) {
        return "  %-44s ".formatted(name);
    }
}
