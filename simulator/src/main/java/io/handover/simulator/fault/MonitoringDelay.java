package io.handover.simulator.fault;

import io.handover.model.action.ActionKind;
import io.handover.model.procedure.Plan;
import io.handover.model.state.SiteState;
import io.handover.simulator.time.Distribution;
import java.util.Optional;

/** Monitoring is delayed on all servers. */
final class MonitoringDelay implements Fault {
    @Override
    public String name() {
        return "monitoring-delay";
    }

    @Override
    public String does() {
        return "no server confirms what it sees of the others";
    }

    @Override
    public String doesNot() {
        return "it does not hide the result from an operator who looks, and delays no replication";
    }

    @Override
    public String heals() {
        return "monitoring starts afresh";
    }

    @Override
    public Distribution.Exponential every() {
        return Distribution.Exponential.perHour(1);
    }

    @Override
    public Optional<Distribution> lasts() {
        return Optional.of(new Distribution.LogNormal(60_000, 600_000));
    }

    @Override
    public boolean strike(Struck site) {
        site.hold(new Delay());
        return true;
    }

    private record Delay() implements Hold {
        private static final long HELD = 31L << ActionKind.DETECT.first() | 31L << ActionKind.AUTO_ACTIVATE.first();

        @Override
        public boolean followsState() {
            return true;
        }

        @Override
        public long holds(SiteState state) {
            return HELD;
        }

        @Override
        public String phrase(Plan plan) {
            return "monitoring is delayed";
        }
    }
}
