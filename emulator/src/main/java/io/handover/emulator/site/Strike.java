package io.handover.emulator.site;

import io.handover.model.procedure.Plan;
import io.handover.model.procedure.Step;
import io.handover.model.state.SiteState;
import io.handover.simulator.fault.Hold;
import io.handover.simulator.fault.Struck;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * A fault of the simulator's catalogue strikes servers that somebody has chosen. The operator of a live site is a person, whose slips are
 * nobody's to let happen: faults that are slips find nothing to hit.
 */
final class Strike implements Struck {
    private final SiteState state;
    private final Plan plan;
    private final Deque<Integer> chosen;
    private final Effects effects;

    /** What a strike can do to a site. */
    interface Effects {
        /** Lets an action happen, if it is enabled; false where it is not. */
        boolean happen(int action);

        void hold(Hold hold);

        void missPolls();
    }

    /** @param chosen the servers, in the order in which the fault picks them */
    Strike(SiteState state, Plan plan, List<Integer> chosen, Effects effects) {
        this.state = state;
        this.plan = plan;
        this.chosen = new ArrayDeque<>(chosen);
        this.effects = effects;
    }

    @Override
    public SiteState state() {
        return state;
    }

    @Override
    public Plan plan() {
        return plan;
    }

    @Override
    public int pick(int set) {
        Integer next = chosen.poll();
        return next == null || (set >>> next & 1) == 0 ? NOTHING : next;
    }

    @Override
    public boolean happen(int action) {
        return effects.happen(action);
    }

    @Override
    public boolean isOperatorAtWork() {
        return false;
    }

    @Override
    public boolean isOperatorWaiting() {
        return false;
    }

    @Override
    public boolean slip(Step command) {
        return false;
    }

    @Override
    public void hold(Hold hold) {
        effects.hold(hold);
    }

    @Override
    public boolean missPolls() {
        effects.missPolls();
        return true;
    }
}
