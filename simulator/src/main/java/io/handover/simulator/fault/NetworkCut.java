package io.handover.simulator.fault;

import io.handover.model.action.ActionKind;
import io.handover.simulator.time.Distribution;
import java.util.Optional;

/** Two servers cannot reach each other (docs/model.md, "Faults of the core"). */
final class NetworkCut implements Fault {
    @Override
    public String name() {
        return "cut";
    }

    @Override
    public String does() {
        return "two servers cannot reach each other, in either direction";
    }

    @Override
    public String doesNot() {
        return "it does not part the operator from a server";
    }

    @Override
    public String heals() {
        return "the connection comes back when the cut has lasted its time";
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
        int servers = site.state().servers();
        int pairs = (1 << servers * (servers - 1) / 2) - 1;
        int hit = site.pick(pairs & ~site.state().cut());
        return hit != Struck.NOTHING && site.happen(ActionKind.CUT.number(hit));
    }
}
