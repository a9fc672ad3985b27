package io.handover.analysis.synthesis;

import io.handover.analysis.way.Quiet;
import io.handover.explorer.game.Arena;
import io.handover.explorer.game.GivenUp;
import io.handover.explorer.game.Objective;
import io.handover.explorer.game.Solution;
import io.handover.explorer.game.Standing;
import io.handover.model.action.ActionKind;
import io.handover.model.procedure.Plan;
import io.handover.model.procedure.Window;
import io.handover.model.state.Budget;
import io.handover.model.state.SiteState;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

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

    /** Whether a command may lead from one state to another without losing certainty. */
    boolean keeps(SiteState before, SiteState after) {
        return isCertain(after)
                && (!objective.restrictsSteps() || objective.allows(before, ActionKind.ISSUE.first(), after));
    }

    /** At least how many commands are needed from a state; to open the window is none. */
    OptionalInt fewestCommands(SiteState state) {
        OptionalInt orders = solution.fewestCommands(state);
        boolean opens = hasWindow() && state.pc() == GivenUp.Phase.BEFORE.ordinal();
        return orders.isPresent() ? OptionalInt.of(Math.max(0, orders.getAsInt() - (opens ? 1 : 0))) : orders;
    }

    private boolean hasWindow() {
        return arena.rules().givenUp().isPresent();
    }

    /** Whether it is as it should be in the end, and nothing goes on by itself. */
    boolean isGoal(SiteState state) {
        return objective.goal(state)
                && (!objective.keepsChanges() || (state.lost() & ~state.declared()) == 0)
                && new Quiet(arena.transitions()).isAtRest(state);
    }

    /** Lets come what comes as usual before the next command: all comes to rest, and an administrator makes a change on each active server. */
    void usual(SiteState state) {
        settle(state);
        if (arena.rules().anyNumberOfChanges()) {
            for (int rest = state.upActive(); rest != 0; rest &= rest - 1) {
                arena.transitions().apply(state, ActionKind.CHANGE.number(Integer.numberOfTrailingZeros(rest)));
                settle(state);
            }
        }
    }

    /** Lets all come to rest. */
    void settle(SiteState state) {
        arena.settle(state);
        new Quiet(arena.transitions()).settle(state);
        arena.settle(state);
    }

    /** A state of a procedure as this game knows it, with the faults that are left; empty where it cannot come up in the game. */
    Optional<SiteState> known(Plan plan, SiteState other) {
        SiteState state = arena.enter(other, phase(plan, other));
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

    private GivenUp.Phase phase(Plan plan, SiteState state) {
        Optional<Integer> server = arena.rules().givenUp().map(GivenUp::server);
        List<Window> windows = plan.windows().stream()
                .filter(window -> server.equals(Optional.of(window.server())))
                .toList();
        if (server.isEmpty() || windows.isEmpty()) {
            return GivenUp.Phase.BEFORE;
        }
        if (plan.declaresLost(server.get(), state)) {
            return state.isActive(server.get()) ? GivenUp.Phase.OPEN : GivenUp.Phase.CLOSED;
        }
        return windows.stream().allMatch(window -> state.pc() > window.until())
                ? GivenUp.Phase.CLOSED
                : GivenUp.Phase.BEFORE;
    }

    /** Whether two states of the game differ at most in the faults that are left, in changes, and in the window. */
    static boolean isAlike(SiteState one, SiteState other) {
        return bare(one).equals(bare(other));
    }

    private static SiteState bare(SiteState state) {
        SiteState bare = state.copy();
        bare.setPc(0);
        while (bare.changes() > 0) {
            bare.removeChange(0);
        }
        FAULTS.forEach(budget -> bare.setBudget(budget, 0));
        return bare;
    }
}
