package io.handover.simulator.fault;

import io.handover.model.procedure.Plan;
import io.handover.simulator.time.Distribution;
import java.util.Optional;

/** The operator is called away. */
final class Distraction implements Fault {
    @Override
    public String name() {
        return "distraction";
    }

    @Override
    public String does() {
        return "the operator is called away and does nothing; what was begun goes on where it stopped";
    }

    @Override
    public String doesNot() {
        return "it does not touch the site, nor a command that was given; nobody makes a mistake while away";
    }

    @Override
    public String heals() {
        return "the operator comes back";
    }

    @Override
    public Distribution.Exponential every() {
        return Distribution.Exponential.perHour(0.5);
    }

    @Override
    public Optional<Distribution> lasts() {
        return Optional.of(new Distribution.Uniform(300_000, 3_600_000));
    }

    @Override
    public boolean isSlip() {
        return true;
    }

    @Override
    public boolean strike(Struck site) {
        site.hold(new Away());
        return true;
    }

    private record Away() implements Hold {
        @Override
        public boolean isOperatorAbsent() {
            return true;
        }

        @Override
        public String phrase(Plan plan) {
            return "the operator is called away";
        }
    }
}
