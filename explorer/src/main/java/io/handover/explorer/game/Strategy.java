package io.handover.explorer.game;

import io.handover.model.procedure.Step;
import io.handover.model.state.SiteState;
import java.util.Optional;

/**
 * What an operator with full sight does: from where it is certain, with the fewest commands in the worst case; from where it takes luck,
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
     * where nothing helps.
     */
    public Optional<Step> next(SiteState state) {
        if (solution.standing(state) == Standing.LOST) {
            return Optional.empty();
        }
        SiteState after = state.copy();
        for (Step order : solution.board().arena().orders()) {
            if (order.offered(state)) {
                after.copyFrom(state);
                order.execute(after);
                if (solution.isNearer(state, after)) {
                    return Optional.of(order);
                }
            }
        }
        return Optional.empty();
    }
}
