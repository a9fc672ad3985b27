package io.handover.simulator.fault;

import io.handover.model.action.ActionKind;
import io.handover.model.procedure.Plan;
import io.handover.model.state.SiteState;
import io.handover.simulator.time.Distribution;
import java.util.Optional;

/** The active server loses power and comes back in Active mode when another server has taken over. */
final class PowerBackActive implements Fault {
    @Override
    public String name() {
        return "power-back-active";
    }

    @Override
    public String does() {
        return "an active server loses power and gets it back, still in Active mode, only when another server is active";
    }

    @Override
    public String doesNot() {
        return "it does not clean the server's mode or replication before it comes back";
    }

    @Override
    public String heals() {
        return "the server restarts when another is active, or when the loss of power has lasted its time";
    }

    @Override
    public Distribution.Exponential every() {
        return Distribution.Exponential.perHour(0.5);
    }

    @Override
    public Optional<Distribution> lasts() {
        return Optional.of(new Distribution.LogNormal(3_600_000, 28_800_000));
    }

    @Override
    public boolean strike(Struck site) {
        int hit = site.pick(site.state().upActive());
        if (hit == Struck.NOTHING || !site.happen(ActionKind.CRASH.number(hit))) {
            return false;
        }
        site.hold(new PowerOff(hit));
        return true;
    }

    private record PowerOff(int server) implements Hold {
        @Override
        public boolean followsState() {
            return true;
        }

        @Override
        public long holds(SiteState state) {
            return 1L << ActionKind.RESTART.number(server);
        }

        @Override
        public boolean isOver(SiteState state) {
            return state.upActive() != 0 || (state.crashed() >>> server & 1) == 0;
        }

        @Override
        public String phrase(Plan plan) {
            return plan.serverName(server) + " stays without power until another server is active";
        }
    }
}
