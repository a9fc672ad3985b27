package io.handover.simulator.fault;

import io.handover.model.procedure.Plan;
import io.handover.simulator.time.Distribution;
import java.util.Optional;

/** The operator's client cannot reach a server. */
final class ClientUnreachable implements Fault {
    @Override
    public String name() {
        return "client-unreachable";
    }

    @Override
    public String does() {
        return "the client cannot reach one server: an open one closes, and none can be opened there";
    }

    @Override
    public String doesNot() {
        return "it does not part servers from each other; what is done at the machine still works";
    }

    @Override
    public String heals() {
        return "the client reaches the server again";
    }

    @Override
    public Distribution.Exponential every() {
        return Distribution.Exponential.perHour(0.5);
    }

    @Override
    public Optional<Distribution> lasts() {
        return Optional.of(new Distribution.LogNormal(300_000, 3_600_000));
    }

    @Override
    public boolean strike(Struck site) {
        int hit = site.pick(site.state().all());
        site.hold(new Unreachable(hit));
        return true;
    }

    private record Unreachable(int server) implements Hold {
        @Override
        public int unreachable() {
            return 1 << server;
        }

        @Override
        public String phrase(Plan plan) {
            return "the client cannot reach " + plan.serverName(server);
        }
    }
}
