package io.handover.analysis.retreat;

import io.handover.analysis.way.Quiet;
import io.handover.model.action.ActionKind;
import io.handover.model.procedure.Plan;
import io.handover.model.procedure.Step;
import io.handover.model.site.Assumptions;
import io.handover.model.site.Scope;
import io.handover.model.state.SiteState;
import io.handover.model.transition.Transitions;
import java.util.ArrayList;
import java.util.List;

/** A procedure gone through as usual: see the package. */
final class UsualCourse {
    /**
     * A moment: something has happened.
     *
     * @param before the state before
     * @param action what happened
     * @param after the state after
     * @param pc the main step that the operator was at
     */
    record Moment(SiteState before, int action, SiteState after, int pc) {}

    /**
     * A main step is done and all is at rest.
     *
     * @param pc its place
     * @param state the state then
     * @param moments how many moments there were by then
     */
    record Done(int pc, SiteState state, int moments) {}

    private final Plan plan;
    private final Transitions transitions;
    private final Quiet quiet;
    private final Changes changes;
    private final SiteState start;
    private final List<Moment> moments = new ArrayList<>();
    private final List<Done> done = new ArrayList<>();

    UsualCourse(Plan plan, Assumptions assumptions) {
        this.plan = plan;
        int room = Scope.MAX_CHANGES - plan.givenChanges();
        this.transitions = new Transitions(plan, new Scope(plan.serverNames().size(), room, 0, 0, 0, 0), assumptions);
        this.quiet = new Quiet(transitions);
        this.changes = new Changes(plan.givenChanges());
        this.start = transitions.initialState();
        go();
    }

    private void go() {
        SiteState state = start.copy();
        settle(state);
        changes.make(state, 0);
        settle(state);
        while (state.pc() < plan.complete()) {
            int pc = state.pc();
            Step step = plan.step(pc);
            if (!step.reached(state) && step.offered(state)) {
                happens(state, ActionKind.ISSUE.first());
                settle(state);
            }
            if (!step.reached(state)) {
                return;
            }
            happens(state, ActionKind.ADVANCE.first());
            changes.make(state, pc + 1);
            settle(state);
            done.add(new Done(pc, state.copy(), moments.size()));
        }
    }

    private void settle(SiteState state) {
        List<Integer> actions = new ArrayList<>();
        SiteState ahead = state.copy();
        quiet.settle(ahead, actions::add);
        actions.forEach(action -> happens(state, action));
    }

    private void happens(SiteState state, int action) {
        SiteState before = state.copy();
        transitions.apply(state, action);
        if (ActionKind.of(action) != ActionKind.REPLICATE) {
            moments.add(new Moment(before, action, state.copy(), before.pc()));
        }
    }

    SiteState start() {
        return start;
    }

    Changes changes() {
        return changes;
    }

    Transitions transitions() {
        return transitions;
    }

    List<Moment> moments() {
        return moments;
    }

    /** One for each main step that is done: all of them, or those before the one that is never done. */
    List<Done> done() {
        return done;
    }
}
