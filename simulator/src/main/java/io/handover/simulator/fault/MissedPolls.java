package io.handover.simulator.fault;

import io.handover.simulator.time.Distribution;
import java.util.Optional;

/** A round of monitoring polls is missed. */
final class MissedPolls implements Fault {
    @Override
    public String name() {
        return "missed-polls";
    }

    @Override
    public String does() {
        return "every server misses its next poll, and must begin again to confirm what it sees";
    }

    @Override
    public String doesNot() {
        return "it delays nothing but that";
    }

    @Override
    public String heals() {
        return "with the next polls";
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
        return site.missPolls();
    }
}
