package io.handover.simulator.fault;

import io.handover.model.state.SiteState;
import io.handover.simulator.time.Distribution;
import java.util.Optional;

/** The operator does the next step before the present one. */
final class SwappedSteps implements Fault {
    @Override
    public String name() {
        return "swapped-steps";
    }

    @Override
    public String does() {
        return "the operator gives the next step's command before the present one's, if it is offered";
    }

    @Override
    public String doesNot() {
        return "it leaves no step out";
    }

    @Override
    public String heals() {
        return "it does not";
    }

    @Override
    public Distribution.Exponential every() {
        return Distribution.Exponential.perHour(0.5);
    }

    @Override
    public Optional<Distribution> lasts() {
        return Optional.empty();
    }

    @Override
    public boolean isSlip() {
        return true;
    }

    @Override
    public boolean strike(Struck site) {
        SiteState state = site.state();
        int next = state.pc() + 1;
        return state.branch() == SiteState.NO_BRANCH
                && next < site.plan().complete()
                && site.isOperatorAtWork()
                && !site.plan().step(state.pc()).reached(state)
                && site.slip(site.plan().step(next));
    }
}
