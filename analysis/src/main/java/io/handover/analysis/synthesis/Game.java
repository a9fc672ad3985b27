package io.handover.analysis.synthesis;

import io.handover.explorer.game.Arena;
import io.handover.explorer.game.Objective;
import io.handover.explorer.game.Solution;
import io.handover.explorer.game.Standing;
import io.handover.model.state.SiteState;

/**
 * A game that was played.
 *
 * @param arena its rules
 * @param objective what the operator wants
 * @param solution how he stands where
 * @param start where it begins
 */
record Game(Arena arena, Objective objective, Solution solution, SiteState start) {
    Standing standing() {
        return solution.standing(start);
    }

    boolean isCertain(SiteState state) {
        return solution.standing(state) == Standing.CERTAIN;
    }
}
