package io.handover.console.command;

import io.handover.analysis.lint.Lint;
import io.handover.console.Terminal;
import io.handover.console.report.validate.ProcedureText;
import io.handover.console.report.validate.SiteText;
import io.handover.files.Catalogue;
import io.handover.files.InputFile;
import io.handover.files.ProcedureFile;
import io.handover.files.SiteFile;
import io.handover.model.procedure.Plan;
import io.handover.model.site.Site;
import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says whether a file is a procedure or site that can be used, and what it then is. */
@Command(
        name = "validate",
        description = {
            "Says whether a file is a procedure or site that can be used, and what it means: all that was understood, or all that is"
                    + " wrong. It warns of what is probably not meant so; a warning does not change the exit code.",
            ""
        },
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples:",
            "  handover validate my-procedure.yaml",
            "  handover validate my-procedure.yaml --site my-site.yaml",
            "  handover validate my-site.yaml",
            "  handover show switch-over | handover validate -",
        })
public final class ValidateCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Parameters(
            paramLabel = "FILE",
            description = "A file, '-' for standard input, or the name of a procedure or site that is built in.",
            completionCandidates = Names.OfProceduresAndSites.class)
    @SuppressWarnings("NullAway.Init") // set by picocli
    private String name;

    @Mixin
    private SiteOptions options = new SiteOptions();

    @Override
    public void run() {
        PrintWriter out = spec.commandLine().getOut();
        out.print(text(Catalogue.file(name)));
        out.flush();
    }

    private String text(InputFile file) {
        Terminal terminal = Terminal.ofProcess();
        if (file instanceof ProcedureFile procedure) {
            Site site = options.site().site().site();
            Plan plan = procedure.on(site);
            return ProcedureText.of(procedure, plan, site.name(), Lint.of(plan, site.assumptions()), terminal);
        }
        return file instanceof SiteFile site
                ? SiteText.of(site, terminal)
                : file.source() + ": a test case; 'handover test' says whether it still behaves as it says\n";
    }
}
