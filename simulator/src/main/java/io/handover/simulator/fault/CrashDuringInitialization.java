package io.handover.simulator.fault;

import io.handover.model.action.ActionKind;
import io.handover.simulator.time.Distribution;
import java.util.Optional;

/** A standby crashes while it is initialized, and is left with an empty database. */
final class CrashDuringInitialization implements Fault {
    @Override
    public String name() {
        return "crash-during-initialization";
    }

    @Override
    public String does() {
        return "a standby that is being initialized crashes; its database is empty and it replicates from nobody";
    }

    @Override
    public String doesNot() {
        return "the active server keeps the standby's registration";
    }

    @Override
    public String heals() {
        return "the server restarts by itself; it must be excluded and initialized again";
    }

    @Override
    public Distribution.Exponential every() {
        return Distribution.Exponential.perHour(2);
    }

    @Override
    public Optional<Distribution> lasts() {
        return Optional.empty();
    }

    @Override
    public boolean strike(Struck site) {
        int hit = site.pick(site.state().initializing());
        return hit != Struck.NOTHING && site.happen(ActionKind.INTERRUPT_INITIALIZATION.number(hit));
    }
}
