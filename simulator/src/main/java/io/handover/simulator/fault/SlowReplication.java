package io.handover.simulator.fault;

import io.handover.model.procedure.Plan;
import io.handover.simulator.time.Distribution;
import java.util.Optional;

/** Replication is slow on the whole site. */
final class SlowReplication implements Fault {
    @Override
    public String name() {
        return "slow-replication";
    }

    @Override
    public String does() {
        return "each change takes 30 times as long to be replicated";
    }

    @Override
    public String doesNot() {
        return "it does not change what is replicated or in which order";
    }

    @Override
    public String heals() {
        return "replication is as quick as before";
    }

    @Override
    public Distribution.Exponential every() {
        return Distribution.Exponential.perHour(2);
    }

    @Override
    public Optional<Distribution> lasts() {
        return Optional.of(new Distribution.LogNormal(300_000, 1_800_000));
    }

    @Override
    public boolean strike(Struck site) {
        site.hold(new Slow());
        return true;
    }

    private record Slow() implements Hold {
        @Override
        public int replicationFactor() {
            return 30;
        }

        @Override
        public String phrase(Plan plan) {
            return "replication becomes slow";
        }
    }
}
