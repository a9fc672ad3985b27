package io.handover.simulator.fault;

import io.handover.model.procedure.Plan;
import io.handover.model.procedure.Step;
import io.handover.model.site.Assumptions;
import io.handover.model.site.Scope;
import io.handover.model.state.SiteState;
import io.handover.model.transition.Transitions;
import io.handover.simulator.fixture.Draft;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** A site of three servers at rest, on which a fault can be let loose; the highest of a set is picked. */
final class StruckSite implements Struck {
    private static final Scope SCOPE = new Scope(3, 5, 9, 9, 9, 9, 9, 9);

    final List<Integer> happened = new ArrayList<>();
    final List<Step> slips = new ArrayList<>();
    final List<Hold> holds = new ArrayList<>();
    /** Picked before any other, where it is in the set. */
    int favourite = NOTHING;

    boolean operatorAtWork = true;
    boolean operatorWaiting = true;
    boolean polling;

    private final Transitions transitions;
    private final SiteState state;

    private StruckSite(Plan plan, Assumptions assumptions, Consumer<SiteState> stroke) {
        transitions = new Transitions(plan, SCOPE, assumptions);
        state = transitions.initialState();
        stroke.accept(state);
    }

    /** The written procedure on a site in the initial state. */
    static StruckSite atRest() {
        return where(state -> {});
    }

    /** The written procedure on a site in the initial state, but for this. */
    static StruckSite where(Consumer<SiteState> stroke) {
        return where(Assumptions.DEFAULT, stroke);
    }

    static StruckSite where(Assumptions assumptions, Consumer<SiteState> stroke) {
        return new StruckSite(Draft.written().on(3), assumptions, stroke);
    }

    boolean struckBy(String fault) {
        return Faults.named(fault).orElseThrow().strike(this);
    }

    /** The only hold. */
    Hold hold() {
        if (holds.size() != 1) {
            throw new AssertionError("there are " + holds.size() + " holds");
        }
        return holds.get(0);
    }

    /** Whether an action is enabled but for the holds, and none of them holds it back. */
    boolean canHappen(int action) {
        return transitions.isEnabled(state, action)
                && holds.stream().noneMatch(hold -> (hold.holds(state) >>> action & 1) != 0);
    }

    /** Whether the operator can do the step at that place of the plan, as far as the holds go. */
    boolean canDo(int step) {
        return holds.stream().noneMatch(hold -> hold.hinders(plan().step(step), state));
    }

    @Override
    public SiteState state() {
        return state;
    }

    @Override
    public Plan plan() {
        return transitions.plan();
    }

    @Override
    public int pick(int set) {
        if (favourite != NOTHING && (set >>> favourite & 1) != 0) {
            return favourite;
        }
        return set == 0 ? NOTHING : 31 - Integer.numberOfLeadingZeros(set);
    }

    @Override
    public boolean happen(int action) {
        if (!transitions.isEnabled(state, action)) {
            return false;
        }
        transitions.apply(state, action);
        happened.add(action);
        return true;
    }

    @Override
    public boolean isOperatorAtWork() {
        return operatorAtWork;
    }

    @Override
    public boolean slip(Step command) {
        if (!transitions.canSlip(state, command)) {
            return false;
        }
        transitions.slip(state, command);
        slips.add(command);
        return true;
    }

    @Override
    public void hold(Hold hold) {
        holds.add(hold);
    }

    @Override
    public boolean isOperatorWaiting() {
        return operatorAtWork && operatorWaiting;
    }

    @Override
    public boolean missPolls() {
        return polling;
    }
}
