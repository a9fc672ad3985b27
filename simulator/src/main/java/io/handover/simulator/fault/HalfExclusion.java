package io.handover.simulator.fault;

import io.handover.model.procedure.Plan;
import io.handover.simulator.time.Distribution;
import java.util.Optional;

/** An exclusion fails at the standby's end. */
final class HalfExclusion implements Fault {
    @Override
    public String name() {
        return "half-exclusion";
    }

    @Override
    public String does() {
        return "the next exclusion fails at the standby's end, which is left dangling, as if the two could not reach each other then";
    }

    @Override
    public String doesNot() {
        return "it does not keep the active server from ending its half";
    }

    @Override
    public String heals() {
        return "the standby's end must be removed on the standby";
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
        site.hold(new Half());
        return true;
    }

    private record Half() implements Hold {
        @Override
        public boolean halvesExclusion() {
            return true;
        }

        @Override
        public String phrase(Plan plan) {
            return "the next exclusion will fail at the standby's end";
        }
    }
}
