package io.handover.console.command;

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
        PrintWriter out = spec.commandLine().getOut();
        out.println("Procedures:");
        for (ProcedureFile file : Catalogue.procedures()) {
            out.printf("  %-44s %s%n", file.procedure().name(), file.procedure().title());
        }
        out.println();
        out.println("Sites:");
        for (SiteFile file : Catalogue.sites()) {
            out.printf(
                    "  %-44s %s%n",
                    file.site().site().name(), file.site().site().title());
        }
        out.println();
        out.println(
                "'handover show NAME' prints one; a copy of it in a file of yours is a procedure or site of your own.");
    }
}
