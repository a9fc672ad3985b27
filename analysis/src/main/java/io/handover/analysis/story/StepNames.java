package io.handover.analysis.story;

import io.handover.model.condition.Condition;
import io.handover.model.procedure.Branch;
import io.handover.model.procedure.Instruction;
import io.handover.model.procedure.Plan;
import io.handover.model.procedure.Step;
import io.handover.model.state.SiteState;
import java.util.List;

/** The names of steps as the written procedure numbers them. */
public final class StepNames {
    private final Plan plan;

    public StepNames(Plan plan) {
        this.plan = plan;
    }

    /** {@code "step 5"} or {@code "what-if 1, step 2"}: the operator's present step; asked only while there is one. */
    public String current(SiteState state) {
        if (state.branch() == SiteState.NO_BRANCH) {
            return main(state.pc());
        }
        Branch branch = plan.branch(state.branch());
        return "what-if " + number(branch) + ", step "
                + (place(branch.whatIf().steps(), plan.current(state).instruction()) + 1);
    }

    /** {@code "what-if 1, step 2"}: a step of a branch, by its place from 0. */
    public String step(Branch branch, int place) {
        return "what-if " + number(branch) + ", step "
                + (place(branch.whatIf().steps(), branch.steps().get(place).instruction()) + 1);
    }

    /** {@code "what-if 1 (not-upgraded DK_MGT_2)"}. */
    public String branch(Branch branch) {
        return "what-if " + number(branch) + " (" + condition(branch) + ")";
    }

    /** The number, from 1, of a branch in the written procedure; those for several servers share it. */
    private int number(Branch branch) {
        return place(plan.procedure().whatIfs(), branch.whatIf()) + 1;
    }

    /** {@code "step 5"}, of main step {@code pc}. */
    public String main(int pc) {
        return pc >= plan.complete() ? "the end" : "step " + number(plan.step(pc));
    }

    /** The number, from 1, of a main step in the written procedure. */
    public int number(Step step) {
        return place(plan.procedure().steps(), step.instruction()) + 1;
    }

    /** Whether the written main step is carried out for one server after another. */
    boolean isForSeveral(Step step) {
        return plan.steps().stream()
                        .filter(other -> number(other) == number(step))
                        .count()
                > 1;
    }

    /** {@code "exclude DK_MGT_2 at DK_MGT_1"}. */
    public String command(Step step) {
        return step.command().phrase(plan.serverName(step.target()), plan.serverName(step.at()));
    }

    /** {@code "not-upgraded DK_MGT_2"}: what a what-if branch is for. */
    public String condition(Branch branch) {
        Condition when = branch.whatIf().when();
        return when.name()
                + (when.takesTarget() ? " " + plan.serverName(branch.target()) : "")
                + (when.takesAt() ? " at " + plan.serverName(branch.at()) : "");
    }

    /** The line of the file at which the operator is; 0 where there is no file. */
    public int line(SiteState state) {
        if (plan.hasCurrent(state)) {
            return plan.current(state).instruction().position().line();
        }
        List<Instruction> steps = plan.procedure().steps();
        return steps.isEmpty() ? 0 : steps.get(steps.size() - 1).position().line();
    }

    private static int place(List<?> list, Object element) {
        for (int i = 0; i < list.size(); i++) {
            if (list.get(i) == element) {
                return i;
            }
        }
        return -1;
    }
}
