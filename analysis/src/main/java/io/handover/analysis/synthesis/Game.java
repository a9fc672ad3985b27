package io.handover.analysis.synthesis;

import io.handover.explorer.game.Arena;
import io.handover.explorer.game.Objective;
import io.handover.explorer.game.Solution;
import io.handover.explorer.game.Standing;
import io.handover.model.state.Budget;
import io.handover.model.state.SiteState;
import java.util.List;
import java.util.Optional;

/**
 * A game that was played.
 *
 * @param arena its rules
 * @param objective what the operator wants
 * @param solution how he stands where
 * @param start where it begins
 */
record Game(Arena arena, Objective objective, Solution solution, SiteState start) {
    private static final List<Budget> FAULTS = List.of(Budget.CRASHES, Budget.CUTS, Budget.INSTALLER_FAILURES);

    Standing standing() {
        return solution.standing(start);
    }

    boolean isCertain(SiteState state) {
        return solution.standing(state) == Standing.CERTAIN;
    }

    /** A state of a procedure as this game knows it, with the faults that are left; empty where it cannot come up in the game. */
    Optional<SiteState> known(SiteState other) {
        SiteState state = arena.enter(other);
        for (Budget budget : FAULTS) {
            state.setBudget(budget, Math.min(other.budget(budget), start.budget(budget)));
        }
        try {
            solution.standing(state);
            return Optional.of(state);
        } catch (IllegalArgumentException unknown) {
            return Optional.empty();
        }
    }

    /** Whether two states of the game differ at most in the faults that are left. */
    boolean isAlike(SiteState one, SiteState other) {
        SiteState same = other.copy();
        FAULTS.forEach(budget -> same.setBudget(budget, one.budget(budget)));
        return one.equals(same);
    }
}
