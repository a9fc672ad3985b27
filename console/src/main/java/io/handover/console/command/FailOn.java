package io.handover.console.command;

import io.handover.simulator.campaign.FaultClass.Blame;
import java.util.Locale;

/** Which violations make a check end with the exit code of a violation. */
enum FailOn {
    NONE(Blame.NONE),
    ENVIRONMENT(Blame.ENVIRONMENT),
    SLIPS(Blame.SLIPS);

    private final Blame most;

    FailOn(Blame most) {
        this.most = most;
    }

    /** What may be needed for a violation that counts. */
    Blame most() {
        return most;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
