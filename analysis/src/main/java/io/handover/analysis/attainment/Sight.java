package io.handover.analysis.attainment;

import io.handover.explorer.game.sight.Bounds;
import java.util.Optional;

/** For whom advice is given. */
public enum Sight {
    /** An operator who sees the state that the site is in, as soon as it is in it. */
    FULL(Optional.empty()),

    /** One who sees only what clients and alarms show: {@code io.handover.explorer.game.sight}. */
    CLIENTS(Optional.of(Bounds.DEFAULT)),

    /** The first one; and how the second one stands is told beside it, as far as that takes a moment. */
    BOTH(Optional.of(new Bounds(2_000, 1_000)));

    private final Optional<Bounds> bounds;

    Sight(Optional<Bounds> bounds) {
        this.bounds = bounds;
    }

    /** How far it is gone into what can be seen; empty where that is not asked. */
    public Optional<Bounds> bounds() {
        return bounds;
    }
}
