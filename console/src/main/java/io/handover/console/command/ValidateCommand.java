package io.handover.console.command;

import io.handover.analysis.story.StepNames;
import io.handover.console.report.Declared;
import io.handover.console.report.Figures;
import io.handover.files.AssumptionKey;
import io.handover.files.Catalogue;
import io.handover.files.InputFile;
import io.handover.files.ProcedureFile;
import io.handover.files.SiteFile;
import io.handover.model.procedure.Branch;
import io.handover.model.procedure.Instruction;
import io.handover.model.procedure.Plan;
import io.handover.model.procedure.Step;
import io.handover.model.site.Server;
import io.handover.model.site.Site;
import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says whether a file is a procedure or site that can be used, and what it then is. */
@Command(
        name = "validate",
        description = "Says whether a file is a procedure or site that can be used, and what it means.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples:",
            "  handover validate my-procedure.yaml",
            "  handover validate my-procedure.yaml --site my-site.yaml",
            "  handover validate my-site.yaml",
        })
public final class ValidateCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Parameters(
            paramLabel = "FILE",
            description = "A file, or the name of a procedure or site that is built in.",
            completionCandidates = Names.OfProceduresAndSites.class)
    @SuppressWarnings("NullAway.Init") // set by picocli
    private String name;

    @Mixin
    private SiteOptions options = new SiteOptions();

    @Override
    public void run() {
        PrintWriter out = spec.commandLine().getOut();
        InputFile file = Catalogue.file(name);
        if (file instanceof ProcedureFile procedure) {
            print(procedure, options.site().site().site(), out);
        } else if (file instanceof SiteFile written) {
            print(written, out);
        }
        out.flush();
    }

    private static void print(ProcedureFile file, Site site, PrintWriter out) {
        Plan plan = file.on(site);
        out.println(file.source() + ": the procedure " + file.procedure().name() + ", "
                + file.procedure().title());
        out.println("On the site " + site.name() + " it has "
                + Figures.counted(plan.steps().size(), "step") + " and "
                + Figures.counted(plan.branchCount(), "what-if branch", "what-if branches") + ":");
        print(plan.steps(), plan.procedure().steps(), plan, "  ", out);
        for (Branch branch : plan.branches()) {
            out.println("  what if " + new StepNames(plan).condition(branch) + ":");
            print(branch.steps(), branch.whatIf().steps(), plan, "    ", out);
        }
        List<String> given = Declared.on(plan).given();
        if (!given.isEmpty()) {
            out.println("It starts elsewhere than an undisturbed site:");
            given.forEach(sentence -> out.println("  " + sentence));
        }
        Declared.on(plan).sentences().forEach(out::println);
        out.println("It promises "
                + (file.procedure().promises().isEmpty()
                        ? "every property."
                        : String.join(", ", file.procedure().promises()) + "."));
    }

    /** Steps with the numbers that they have as they are written, as declarations and reports name them. */
    private static void print(List<Step> steps, List<Instruction> written, Plan plan, String indent, PrintWriter out) {
        StepNames names = new StepNames(plan);
        for (Step step : steps) {
            out.printf("%s%2d  %s%n", indent, written.indexOf(step.instruction()) + 1, names.command(step));
        }
    }

    private static void print(SiteFile file, PrintWriter out) {
        Site written = file.site().site();
        out.println(file.source() + ": the site " + written.name() + ", " + written.title());
        for (int i = 0; i < written.servers().size(); i++) {
            Server server = written.servers().get(i);
            out.printf(
                    "  %-10s  %s  %s, key %d%n",
                    i == 0 ? "active" : "standby-" + i, server.name(), server.address(), server.key());
        }
        out.println("It assumes:");
        AssumptionKey.stated(written.assumptions()).forEach(assumption -> out.println("  " + assumption));
    }
}
