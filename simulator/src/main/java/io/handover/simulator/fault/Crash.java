package io.handover.simulator.fault;

import io.handover.model.action.ActionKind;
import io.handover.simulator.time.Distribution;
import java.util.Optional;

/** A server crashes (docs/model.md, "Faults of the core"). */
final class Crash implements Fault {
    @Override
    public String name() {
        return "crash";
    }

    @Override
    public String does() {
        return "a server that is up crashes";
    }

    @Override
    public String doesNot() {
        return "it changes neither its database nor its mode, and hits no upgrade and no initialization";
    }

    @Override
    public String heals() {
        return "the server restarts by itself";
    }

    @Override
    public Distribution.Exponential every() {
        return Distribution.Exponential.perHour(0.5);
    }

    @Override
    public Optional<Distribution> lasts() {
        return Optional.empty();
    }

    @Override
    public boolean strike(Struck site) {
        int hit = site.pick(site.state().up());
        return hit != Struck.NOTHING && site.happen(ActionKind.CRASH.number(hit));
    }
}
