package io.handover.simulator.fault;

import io.handover.model.action.ActionKind;
import io.handover.simulator.time.Distribution;
import java.util.Optional;

/** The operator skips a step (semantics.md 1.4). */
final class SkippedStep implements Fault {
    @Override
    public String name() {
        return "skip";
    }

    @Override
    public String does() {
        return "the operator goes on to the next step without doing the present one";
    }

    @Override
    public String doesNot() {
        return "it does not undo a step that is already done";
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
        return site.isOperatorAtWork() && site.happen(ActionKind.SKIP.number(0));
    }
}
