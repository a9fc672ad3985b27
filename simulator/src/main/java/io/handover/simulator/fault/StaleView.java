package io.handover.simulator.fault;

import io.handover.model.action.ActionKind;
import io.handover.simulator.time.Distribution;
import java.util.Optional;

/** The operator takes for reached what is not: a view that is not up to date shows the goal. */
final class StaleView implements Fault {
    @Override
    public String name() {
        return "stale-view";
    }

    @Override
    public String does() {
        return "an operator who waits for a step's goal takes it for reached although it is not, and goes on";
    }

    @Override
    public String doesNot() {
        return "it does not keep the command that was given from taking effect later";
    }

    @Override
    public String heals() {
        return "it does not";
    }

    @Override
    public Distribution.Exponential every() {
        return Distribution.Exponential.perHour(1);
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
        return site.isOperatorWaiting()
                && !site.plan().current(site.state()).reached(site.state())
                && site.happen(ActionKind.SKIP.number(0));
    }
}
