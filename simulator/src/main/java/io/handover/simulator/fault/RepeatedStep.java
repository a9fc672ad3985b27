package io.handover.simulator.fault;

import io.handover.simulator.time.Distribution;
import java.util.Optional;

/** The operator does the previous step once more. */
final class RepeatedStep implements Fault {
    @Override
    public String name() {
        return "repeated-step";
    }

    @Override
    public String does() {
        return "the operator gives the previous step's command once more, if it is offered";
    }

    @Override
    public String doesNot() {
        return "it does not take the operator back in the procedure";
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
        int pc = site.state().pc();
        return pc > 0 && site.isOperatorAtWork() && site.slip(site.plan().step(pc - 1));
    }
}
