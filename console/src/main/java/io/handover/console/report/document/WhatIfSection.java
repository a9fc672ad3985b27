package io.handover.console.report.document;

import io.handover.analysis.story.StepNames;
import io.handover.console.report.Markdown;
import io.handover.console.report.Words;
import io.handover.model.procedure.Branch;
import io.handover.model.procedure.Instruction;
import io.handover.model.procedure.Plan;
import io.handover.model.procedure.Procedure;
import io.handover.model.procedure.Resume;
import io.handover.model.procedure.WhatIf;
import java.util.List;
import java.util.stream.Collectors;

/** The what-if branches of a procedure, as an operator reads and ticks them. */
final class WhatIfSection {
    private final Plan plan;
    private final Procedure procedure;
    private final StepNames names;
    private final StepSection steps;
    private final Markdown page;

    WhatIfSection(Plan plan, StepSection steps, Markdown page) {
        this.plan = plan;
        this.procedure = plan.procedure();
        this.names = new StepNames(plan);
        this.steps = steps;
        this.page = page;
    }

    /** Writes them; nothing where the site has none. */
    void write() {
        if (plan.branchCount() == 0) {
            return;
        }
        page.heading(2, "What if");
        page.paragraph(
                "When you notice what such a branch is for, in a step that says to watch for it: leave that step, do the"
                        + " branch from its first step to its last, and then go on where it says.");
        for (int w = 0; w < procedure.whatIfs().size(); w++) {
            List<Branch> branches = steps.branches(procedure.whatIfs().get(w));
            if (!branches.isEmpty()) {
                whatIf(w + 1, branches);
            }
        }
    }

    private void whatIf(int number, List<Branch> branches) {
        Branch first = branches.get(0);
        WhatIf whatIf = first.whatIf();
        page.heading(
                3,
                "What-if " + number + ": "
                        + Markdown.plain(branches.stream().map(names::condition).collect(Collectors.joining(", "))));
        page.bullet("Noticed: "
                + Words.sentence(Markdown.plain(branches.stream()
                        .map(branch ->
                                whatIf.when().words(plan.serverName(branch.target()), plan.serverName(branch.at())))
                        .collect(Collectors.joining("; or ")))));
        page.bullet("Watch for it: " + stretch(first));
        whatIf.note().ifPresent(note -> page.bullet("Note: " + Markdown.plain(note)));
        whatIf.because().ifPresent(because -> page.bullet("Why: " + Markdown.plain(because)));
        page.blank();
        for (int i = 0; i < whatIf.steps().size(); i++) {
            Instruction instruction = whatIf.steps().get(i);
            page.heading(4, "What-if " + number + ", step " + (i + 1) + ": " + steps.phrase(instruction));
            steps.write(
                    instruction,
                    first.steps().stream()
                            .filter(step -> StepSection.isSame(step.instruction(), instruction))
                            .toList(),
                    List.of(),
                    i == 0 ? "you noticed" : "the branch's step " + i + " is done",
                    List.of());
        }
        page.paragraph("**Then** " + resumption(whatIf.resume(), first));
    }

    private String stretch(Branch branch) {
        boolean isToTheEnd = branch.until() >= plan.complete();
        if (branch.from() == branch.until()) {
            return "in " + steps.step(branch.from()) + ".";
        }
        return "from " + steps.step(branch.from())
                + (isToTheEnd
                        ? " on, and still after the last step."
                        : " until " + steps.step(branch.until()) + " is done.");
    }

    private String resumption(Resume resume, Branch branch) {
        if (resume instanceof Resume.SameStep) {
            return "go on with the step that you left.";
        }
        if (resume instanceof Resume.NextStep) {
            return "go on with the step after the one that you left.";
        }
        return resume instanceof Resume.Complete
                ? "end here. The procedure is given up in good order."
                : "go on from " + steps.step(branch.resume()) + ".";
    }
}
