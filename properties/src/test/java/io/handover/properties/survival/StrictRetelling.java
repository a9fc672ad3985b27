package io.handover.properties.survival;

import io.handover.explorer.search.Trial;
import io.handover.model.action.ActionKind;
import io.handover.model.procedure.Plan;
import io.handover.model.procedure.Step;
import io.handover.model.property.Property;
import io.handover.model.property.StateProperty;
import io.handover.model.state.SiteState;
import io.handover.model.transition.Transitions;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * A story told again to the letter in a procedure with one step more or less: every action of it where it was, but for what the operator did
 * at the step that is gone, and, at any time, what he does at the step that was put in. Knows nothing of how stories are laid.
 */
final class StrictRetelling {
    private static final int NONE = -1;
    private static final List<Integer> OPERATORS = List.of(ActionKind.ISSUE.first(), ActionKind.ADVANCE.first());

    private final Transitions changed;
    private final Property property;
    private final int putIn;
    private final List<Integer> actions = new ArrayList<>();
    private final List<Integer> steps = new ArrayList<>();
    private final Set<List<Object>> seen = new HashSet<>();

    /**
     * Tells nothing yet.
     *
     * @param putIn the main step of the changed procedure that the other did not have, or -1
     * @param gone the main step of the other that the changed one does not have, or -1
     */
    StrictRetelling(Transitions past, List<Integer> told, Property property, Transitions changed, int putIn, int gone) {
        this.changed = changed;
        this.property = property;
        this.putIn = putIn;
        SiteState state = past.initialState();
        for (int action : told) {
            boolean acts = OPERATORS.contains(action) || action == ActionKind.SKIP.first();
            boolean isMain = acts && state.branch() == SiteState.NO_BRANCH;
            if (!isMain) {
                actions.add(action);
                steps.add(NONE);
            } else if (state.pc() != gone) {
                int shift = putIn != NONE && state.pc() >= putIn ? 1 : gone != NONE && state.pc() > gone ? -1 : 0;
                actions.add(action);
                steps.add(state.pc() + shift);
            }
            past.apply(state, action);
        }
    }

    /** Whether some such telling ends in a violation. */
    boolean violates() {
        return violates(changed.initialState(), new ArrayList<>(), 0);
    }

    private boolean violates(SiteState state, List<Integer> done, int next) {
        if (!seen.add(List.of(state, next))) {
            return false;
        }
        if (next == actions.size() && endsInViolation(done)) {
            return true;
        }
        boolean isMain = state.branch() == SiteState.NO_BRANCH;
        if (isMain && state.pc() == putIn) {
            for (int action : OPERATORS) {
                if (changed.isEnabled(state, action) && violates(after(state, action), and(done, action), next)) {
                    return true;
                }
            }
        }
        if (next == actions.size()) {
            return false;
        }
        int action = actions.get(next);
        boolean isThere = steps.get(next) == NONE || isMain && state.pc() == steps.get(next);
        return isThere
                && changed.isEnabled(state, action)
                && violates(after(state, action), and(done, action), next + 1);
    }

    private boolean endsInViolation(List<Integer> done) {
        Trial trial = new Trial(changed, changed.initialState(), done);
        boolean atRest = !property.isEventual()
                || changed.progress(trial.last()) != 0
                || !((StateProperty) property).holds(changed.plan(), trial.last());
        return atRest && trial.endsInViolation(property);
    }

    private SiteState after(SiteState state, int action) {
        SiteState after = state.copy();
        changed.apply(after, action);
        return after;
    }

    private static List<Integer> and(List<Integer> done, int action) {
        List<Integer> more = new ArrayList<>(done);
        more.add(action);
        return more;
    }

    /** Whether a command to a server stands but once among the main steps. */
    static boolean isAlone(Plan plan, int step) {
        Step one = plan.step(step);
        return IntStream.range(0, plan.complete())
                .noneMatch(other -> other != step
                        && plan.step(other).command().equals(one.command())
                        && plan.step(other).target() == one.target());
    }
}
