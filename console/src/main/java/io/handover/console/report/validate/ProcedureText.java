package io.handover.console.report.validate;

import io.handover.analysis.lint.Warning;
import io.handover.analysis.story.StepNames;
import io.handover.console.Terminal;
import io.handover.console.report.Declared;
import io.handover.console.report.Figures;
import io.handover.console.report.Page;
import io.handover.files.ProcedureFile;
import io.handover.model.procedure.Branch;
import io.handover.model.procedure.Instruction;
import io.handover.model.procedure.Plan;
import io.handover.model.procedure.Step;
import io.handover.model.procedure.TimedBound;
import java.util.List;

/** What a procedure means on a site, for people. */
public final class ProcedureText {
    private static final String INDENT = "  ";

    private final ProcedureFile file;
    private final Plan plan;
    private final StepNames names;
    private final Page page;

    private ProcedureText(ProcedureFile file, Plan plan, Terminal terminal) {
        this.file = file;
        this.plan = plan;
        this.names = new StepNames(plan);
        this.page = new Page(terminal);
    }

    /**
     * The text.
     *
     * @param plan the procedure on the site
     * @param siteName the site's name
     * @param warnings what is probably not meant so
     */
    public static String of(ProcedureFile file, Plan plan, String siteName, List<Warning> warnings, Terminal terminal) {
        ProcedureText text = new ProcedureText(file, plan, terminal);
        text.head(siteName);
        text.stated();
        warnings.forEach(text::warning);
        return text.page.toString();
    }

    private void head(String siteName) {
        paragraph(file.source() + ": the procedure " + file.procedure().name() + ", "
                + file.procedure().title());
        paragraph("On the site " + siteName + " it has "
                + Figures.counted(plan.steps().size(), "step") + " and "
                + Figures.counted(plan.branchCount(), "what-if branch", "what-if branches") + ":");
        steps(plan.steps(), plan.procedure().steps(), INDENT);
        for (Branch branch : plan.branches()) {
            page.paragraph(INDENT, "what if " + names.condition(branch) + ", " + watched(branch) + ":");
            steps(branch.steps(), branch.whatIf().steps(), INDENT + INDENT);
            page.paragraph(INDENT + INDENT, "then " + resumption(branch));
        }
    }

    /** Steps with the numbers that they have as they are written, as declarations and reports name them. */
    private void steps(List<Step> steps, List<Instruction> written, String indent) {
        for (Step step : steps) {
            page.paragraph(
                    "%s%2d  ".formatted(indent, written.indexOf(step.instruction()) + 1),
                    names.command(step) + (step.instruction().byHand() ? ", by hand" : "") + times(step.instruction()));
        }
    }

    private static String times(Instruction step) {
        String expected = step.expectedMillis().isPresent()
                ? ", expected to take " + Figures.duration(step.expectedMillis().getAsLong())
                : "";
        return step.asSoonAsPossibleMillis().isPresent()
                ? expected + ", as soon as possible: within "
                        + Figures.duration(step.asSoonAsPossibleMillis().getAsLong())
                : expected;
    }

    private String watched(Branch branch) {
        if (branch.until() < branch.from()) {
            return "which nobody watches for on this site";
        }
        String from = names.main(branch.from());
        return "watched for "
                + (branch.until() == branch.from() ? "at " + from : "from " + from + " until " + end(branch));
    }

    private String end(Branch branch) {
        return branch.until() >= plan.complete() ? "all is done, and after" : names.main(branch.until());
    }

    private String resumption(Branch branch) {
        return switch (branch.resume()) {
            case Branch.SAME_STEP -> "on with the step that was left";
            case Branch.NEXT_STEP -> "on with the step after the one that was left";
            default ->
                branch.resume() >= plan.complete()
                        ? "the procedure is at its end"
                        : "on with " + names.main(branch.resume());
        };
    }

    private void stated() {
        Declared declared = Declared.on(plan);
        if (!declared.given().isEmpty()) {
            paragraph("It starts elsewhere than an undisturbed site:");
            declared.given().forEach(sentence -> page.paragraph(INDENT, sentence));
        }
        declared.sentences().forEach(this::paragraph);
        file.procedure().bounds().forEach(bound -> paragraph(words(bound)));
        paragraph("It promises "
                + (file.procedure().promises().isEmpty()
                        ? "every property."
                        : String.join(", ", file.procedure().promises()) + "."));
    }

    private static String words(TimedBound bound) {
        String most = Figures.duration(bound.mostMillis());
        return switch (bound.measure()) {
            case DUAL_ACTIVE -> "Several servers may be active at once for " + most + " in all, and not longer.";
            case MANAGEMENT_GAP -> "There may be no active server for " + most + " at a time, and not longer.";
            case URGENT_WAIT -> "An urgent concern may wait " + most + ", and not longer.";
        };
    }

    private void warning(Warning warning) {
        paragraph("warning: " + file.source() + ":" + warning.position().line() + ":"
                + warning.position().column() + ": " + warning.text() + ".");
    }

    private void paragraph(String words) {
        page.paragraph("", words);
    }
}
