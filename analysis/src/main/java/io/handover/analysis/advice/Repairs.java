package io.handover.analysis.advice;

import io.handover.model.procedure.Plan;
import java.util.List;

/** Changes of a procedure that may mend a problem, what an operator would try first before the others. Nothing is claimed of them. */
public final class Repairs {
    private final Candidates candidates;

    /** For the procedure of a plan. */
    public Repairs(Plan plan) {
        this.candidates = new Candidates(new Script(plan));
    }

    /** What is worth a trial; each change alone. */
    public List<Patch> on(Problem problem) {
        return candidates.on(problem).stream()
                .filter(patch -> !patch.conflictsWith(patch))
                .toList();
    }
}
