package io.handover.simulator.fault;

import io.handover.model.action.ActionKind;
import io.handover.simulator.time.Distribution;
import java.util.Optional;

/** The installer fails and restores the old release (docs/model.md, "Faults of the core"). */
final class InstallerFailure implements Fault {
    @Override
    public String name() {
        return "installer-failure";
    }

    @Override
    public String does() {
        return "a running upgrade fails; the server comes up with the old release and without any replication";
    }

    @Override
    public String doesNot() {
        return "it does not touch its database or its mode";
    }

    @Override
    public String heals() {
        return "it does not; the operator must run the installer again";
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
        return hit != Struck.NOTHING && site.happen(ActionKind.INSTALLER_FAILS.number(hit));
    }
}
