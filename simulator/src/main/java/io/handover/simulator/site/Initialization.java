package io.handover.simulator.site;

import io.handover.simulator.time.Quantiles;

/**
 * How long a standby's initialization takes (docs/model.md, "Durations"): the server restarts, is filled from its source, and restarts
 * once more, each restart a draw of its own. Chance comes in as 32 uniform bits a draw.
 */
public final class Initialization {
    private final Quantiles start;
    private final Quantiles filling;

    public Initialization(Timing timing) {
        start = new Quantiles(timing.of(Activity.SERVER_START));
        filling = new Quantiles(timing.of(Activity.INITIALIZATION));
    }

    /** From its beginning until clients can connect, in milliseconds. */
    public long lasts(int firstStart, int fill, int secondStart) {
        return start.at(firstStart) + filling.at(fill) + start.at(secondStart);
    }
}
