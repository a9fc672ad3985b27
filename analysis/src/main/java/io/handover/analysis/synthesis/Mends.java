package io.handover.analysis.synthesis;

import io.handover.analysis.advice.Edit;
import io.handover.analysis.advice.Patch;
import io.handover.analysis.advice.Problem;
import io.handover.analysis.advice.Repairs;
import io.handover.analysis.story.Story;
import io.handover.explorer.search.Finding;
import io.handover.explorer.search.Verdict;
import io.handover.model.procedure.Declarations;
import io.handover.model.procedure.Instruction;
import io.handover.model.procedure.Plan;
import io.handover.model.procedure.Procedure;
import io.handover.model.property.Properties;
import io.handover.model.property.Property;
import io.handover.simulator.campaign.FaultClass;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What may mend a procedure that breaks a promise. Nothing is claimed of it. */
final class Mends {
    private final Game game;
    private final Declarations allowed;
    private final FaultClass faults;

    /**
     * For one procedure after the other.
     *
     * @param allowed what may be declared: roles, and whether several servers may be active; where does not matter
     * @param faults under which promises are broken
     */
    Mends(Game game, Declarations allowed, FaultClass faults) {
        this.game = game;
        this.allowed = allowed;
        this.faults = faults;
    }

    /** The procedure with one change or some that belong together, in every way that is worth a trial. */
    List<Procedure> of(Tried tried, Property property) {
        Finding finding = tried.finding(property);
        Procedure procedure = tried.procedure();
        Plan plan = tried.transitions().plan();
        Set<Procedure> mends = new LinkedHashSet<>();
        if (finding.verdict() != Verdict.VIOLATED) {
            return List.of();
        }
        Story story = Story.of(
                tried.transitions(), finding.trace().stream().mapToInt(i -> i).toArray());
        if (faults.isNone()) {
            mends.addAll(new Declaring(procedure, plan, allowed).on(property));
        }
        if (property.isEventual()) {
            mends.addAll(new Branching(game, plan, tried.transitions()).on(story.last(), property));
        }
        Problem problem = Problem.ofPath(property, faults, story, finding.goesRound());
        new Repairs(plan)
                .on(problem).stream()
                        .filter(this::isAllowed)
                        .map(patch -> patch.on(procedure))
                        .map(Mends::named)
                        .forEach(mends::add);
        if (property == Properties.PROCEDURE_COMPLETES) {
            mends.addAll(withoutAnyCheck(procedure));
        }
        return List.copyOf(mends);
    }

    private static Procedure named(Procedure procedure) {
        return procedure.withSteps(Ids.given(procedure.steps()), procedure.whatIfs());
    }

    /** A patch neither turns the course round nor gives up what is not to be given up. */
    private boolean isAllowed(Patch patch) {
        return patch.edits().stream()
                .noneMatch(edit -> edit instanceof Edit.MoveStep
                        || edit instanceof Edit.ReplaceRoles
                        || edit instanceof Edit.DeclareLost
                        || edit instanceof Edit.DeclareSeveral
                        || edit instanceof Edit.MoveWindow);
    }

    private static List<Procedure> withoutAnyCheck(Procedure procedure) {
        List<Procedure> without = new ArrayList<>();
        for (int i = 0; i < procedure.steps().size(); i++) {
            if (procedure.steps().get(i).command().isCheck()) {
                List<Instruction> steps = new ArrayList<>(procedure.steps());
                steps.remove(i);
                without.add(procedure.withSteps(steps, procedure.whatIfs()));
            }
        }
        return without;
    }
}
