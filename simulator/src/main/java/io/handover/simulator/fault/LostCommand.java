package io.handover.simulator.fault;

import io.handover.model.procedure.Plan;
import io.handover.model.procedure.Step;
import io.handover.simulator.time.Distribution;
import java.util.Optional;

/** A command is accepted and has no effect. */
final class LostCommand implements Fault {
    @Override
    public String name() {
        return "lost-command";
    }

    @Override
    public String does() {
        return "the next command of the HA administration is accepted and has no effect";
    }

    @Override
    public String doesNot() {
        return "it does not hinder the command from being given again, and hits no stop, start or installer";
    }

    @Override
    public String heals() {
        return "with that command; else when it has lasted its time";
    }

    @Override
    public Distribution.Exponential every() {
        return Distribution.Exponential.perHour(0.5);
    }

    @Override
    public Optional<Distribution> lasts() {
        return Optional.of(new Distribution.Fixed(1_800_000));
    }

    @Override
    public boolean strike(Struck site) {
        site.hold(new NoEffect());
        return true;
    }

    private record NoEffect() implements Hold {
        @Override
        public boolean swallows(Step step) {
            return step.command().isAdministration();
        }

        @Override
        public String phrase(Plan plan) {
            return "the next command will be accepted and have no effect";
        }
    }
}
