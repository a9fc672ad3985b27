package io.handover.explorer.game;

import io.handover.model.state.SiteState;
import java.util.Optional;

/**
 * What an operator with full sight does: from where it is certain, with the fewest orders in the worst case; from where it takes luck,
 * with the fewest on the luckiest course. Who follows it, asking anew whenever something has happened, arrives almost surely where that is certain.
 * Asked by one thread at a time.
 */
public final class Strategy {
    private final Solution solution;

    Strategy(Solution solution) {
        this.solution = solution;
    }

    /**
     * What to order in a state of the board: the first of the arena's orders that brings the operator nearer; empty where to wait is best, or
     * where nothing helps. {@link Arena#settle} belongs to the effect.
     */
    public Optional<Order> next(SiteState state) {
        return solution.nearer(state);
    }
}
