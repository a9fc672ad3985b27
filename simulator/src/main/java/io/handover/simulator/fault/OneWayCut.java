package io.handover.simulator.fault;

import io.handover.model.action.ActionKind;
import io.handover.model.procedure.Plan;
import io.handover.model.state.SiteState;
import io.handover.simulator.time.Distribution;
import java.util.Optional;

/** One server does not hear another. */
final class OneWayCut implements Fault {
    @Override
    public String name() {
        return "one-way-cut";
    }

    @Override
    public String does() {
        return "one server gets nothing from another: no replication between them, and no sight of its being active";
    }

    @Override
    public String doesNot() {
        return "it keeps no command from getting through, as the other direction works, and makes no server take over";
    }

    @Override
    public String heals() {
        return "both hear each other again when it has lasted its time";
    }

    @Override
    public Distribution.Exponential every() {
        return Distribution.Exponential.perHour(0.5);
    }

    @Override
    public Optional<Distribution> lasts() {
        return Optional.of(new Distribution.LogNormal(120_000, 1_800_000));
    }

    @Override
    public boolean strike(Struck site) {
        int deaf = site.pick(site.state().all());
        int unheard = site.pick(site.state().all() & ~(1 << deaf));
        site.hold(new Deafness(deaf, unheard));
        return true;
    }

    private record Deafness(int deaf, int unheard) implements Hold {
        @Override
        public boolean followsState() {
            return true;
        }

        @Override
        public long holds(SiteState state) {
            long held = Unseen.detections(state, 1 << deaf, unheard);
            if (state.subscription(deaf) == unheard) {
                held |= between(deaf);
            }
            if (state.subscription(unheard) == deaf) {
                held |= between(unheard);
            }
            return held;
        }

        private static long between(int standby) {
            return 1L << ActionKind.REPLICATE.number(standby) | 1L << ActionKind.END_INITIALIZATION.number(standby);
        }

        @Override
        public int unheard(int watcher) {
            return watcher == deaf ? 1 << unheard : 0;
        }

        @Override
        public String phrase(Plan plan) {
            return plan.serverName(deaf) + " no longer hears " + plan.serverName(unheard);
        }
    }
}
