package io.handover.simulator.fault;

import io.handover.model.action.ActionKind;
import io.handover.simulator.time.Distribution;
import java.util.Optional;

/** A server crashes while it is upgraded: the upgrade fails and the server is down. */
final class CrashDuringUpgrade implements Fault {
    @Override
    public String name() {
        return "crash-during-upgrade";
    }

    @Override
    public String does() {
        return "a server that is being upgraded crashes; it comes back with the old release and without any replication";
    }

    @Override
    public String doesNot() {
        return "it does not touch its database or its mode";
    }

    @Override
    public String heals() {
        return "the server restarts by itself; the operator must run the installer again";
    }

    @Override
    public Distribution.Exponential every() {
        return Distribution.Exponential.perHour(1);
    }

    @Override
    public Optional<Distribution> lasts() {
        return Optional.empty();
    }

    @Override
    public boolean strike(Struck site) {
        int hit = site.pick(site.state().upgrading());
        return hit != Struck.NOTHING
                && site.happen(ActionKind.INSTALLER_FAILS.number(hit))
                && site.happen(ActionKind.CRASH.number(hit));
    }
}
