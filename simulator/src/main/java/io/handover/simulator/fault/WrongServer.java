package io.handover.simulator.fault;

import io.handover.model.procedure.Step;
import io.handover.simulator.time.Distribution;
import java.util.Optional;

/** The operator takes the wrong server. */
final class WrongServer implements Fault {
    @Override
    public String name() {
        return "wrong-server";
    }

    @Override
    public String does() {
        return "the operator gives the present step's command to another server, if it is offered there";
    }

    @Override
    public String doesNot() {
        return "it does not count as the step: the operator then finds the goal not reached";
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
        if (!site.isOperatorAtWork()) {
            return false;
        }
        Step step = site.plan().current(site.state());
        int others = site.state().all() & ~(1 << step.target());
        if (step.command().takesAt()) {
            others &= ~(1 << step.at());
        }
        int wrong = site.pick(others);
        return wrong != Struck.NOTHING && site.slip(new Step(step.command(), wrong, step.at(), step.instruction()));
    }
}
