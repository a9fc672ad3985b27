package io.handover.console.report;

import io.handover.analysis.story.StepNames;
import io.handover.model.procedure.Branch;
import io.handover.model.procedure.Plan;
import io.handover.model.procedure.Step;
import java.util.ArrayList;
import java.util.List;

/** The names of all steps in the order in which their times are counted: the main steps, then those of the what-if branches. */
public final class StepRows {
    private StepRows() {}

    /** {@code "step 1: exclude DK_MGT_2 at DK_MGT_1"}, {@code "what-if 1 (no-active), step 1: force-activate DK_MGT_2"}. */
    public static List<String> of(Plan plan) {
        StepNames names = new StepNames(plan);
        List<String> rows = new ArrayList<>();
        for (Step step : plan.steps()) {
            rows.add("step " + names.number(step) + ": " + names.command(step));
        }
        for (Branch branch : plan.branches()) {
            for (int place = 0; place < branch.steps().size(); place++) {
                rows.add(names.branch(branch) + ", step " + (place + 1) + ": "
                        + names.command(branch.steps().get(place)));
            }
        }
        return rows;
    }
}
