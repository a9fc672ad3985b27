package io.handover.simulator.fault;

import io.handover.model.action.ActionKind;
import io.handover.model.command.Commands;
import io.handover.model.procedure.Plan;
import io.handover.model.procedure.Step;
import io.handover.model.state.SiteState;
import io.handover.simulator.time.Distribution;
import java.util.Optional;

/** The licence of a standby has expired. */
final class ExpiredLicence implements Fault {
    @Override
    public String name() {
        return "expired-licence";
    }

    @Override
    public String does() {
        return "a standby cannot be activated and is not monitored";
    }

    @Override
    public String doesNot() {
        return "it does not stop its replication";
    }

    @Override
    public String heals() {
        return "a new licence is installed";
    }

    @Override
    public Distribution.Exponential every() {
        return Distribution.Exponential.perHour(0.3);
    }

    @Override
    public Optional<Distribution> lasts() {
        return Optional.of(new Distribution.LogNormal(1_800_000, 14_400_000));
    }

    @Override
    public boolean strike(Struck site) {
        int hit = site.pick(site.state().all() & ~site.state().active());
        if (hit == Struck.NOTHING) {
            return false;
        }
        site.hold(new Unlicensed(hit));
        return true;
    }

    private record Unlicensed(int server) implements Hold {
        @Override
        public boolean followsState() {
            return true;
        }

        @Override
        public long holds(SiteState state) {
            return 1L << ActionKind.AUTO_ACTIVATE.number(server)
                    | Unseen.detections(state, state.all() & ~(1 << server), server);
        }

        @Override
        public boolean hinders(Step step, SiteState state) {
            return (step.command() == Commands.FORCE_ACTIVATE || step.command() == Commands.ACTIVATE)
                    && step.target() == server;
        }

        @Override
        public String reason(Plan plan) {
            return "the licence of " + plan.serverName(server) + " has expired";
        }

        @Override
        public int unheard(int watcher) {
            return 1 << server & ~(1 << watcher);
        }

        @Override
        public String phrase(Plan plan) {
            return "the licence of " + plan.serverName(server) + " expires";
        }
    }
}
