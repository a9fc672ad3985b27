package io.handover.simulator.fault;

import io.handover.model.action.ActionKind;
import io.handover.model.procedure.Plan;
import io.handover.model.state.SiteState;
import io.handover.simulator.time.Distribution;
import java.util.Optional;

/** Replication to one standby stands still. */
final class ReplicationStall implements Fault {
    @Override
    public String name() {
        return "replication-stall";
    }

    @Override
    public String does() {
        return "a standby gets no changes while it lasts";
    }

    @Override
    public String doesNot() {
        return "it does not end the relationship; exclude and initialize work";
    }

    @Override
    public String heals() {
        return "replication goes on where it stopped";
    }

    @Override
    public Distribution.Exponential every() {
        return Distribution.Exponential.perHour(2);
    }

    @Override
    public Optional<Distribution> lasts() {
        return Optional.of(new Distribution.LogNormal(180_000, 1_200_000));
    }

    @Override
    public boolean strike(Struck site) {
        int hit = site.pick(site.state().all() & ~site.state().active());
        if (hit == Struck.NOTHING) {
            return false;
        }
        site.hold(new Stall(hit));
        return true;
    }

    private record Stall(int standby) implements Hold {
        @Override
        public boolean followsState() {
            return true;
        }

        @Override
        public long holds(SiteState state) {
            return 1L << ActionKind.REPLICATE.number(standby);
        }

        @Override
        public String phrase(Plan plan) {
            return "replication to " + plan.serverName(standby) + " stalls";
        }
    }
}
