package io.handover.explorer.search;

import io.handover.model.action.ActionKind;
import io.handover.model.procedure.Plan;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;

/**
 * Where <em>steady</em> actions lead to: those that do the same to every state in which they can happen, so that the words of the structure
 * that one leads to lie equally far from those that it comes from (docs/model.md, "Actions of the environment", "The operator" and "Faults of
 * the core"). A crash, a restart, a cut and its end are steady; in a plan without branches the ways to the next step are, too. How far that
 * is, is learned when such an action is first seen. One a worker.
 */
final class Distances {
    private static final int ACTIONS = ActionKind.SLIP.first();

    private final boolean[] isSteady = new boolean[ACTIONS];
    private final boolean[] isKnown = new boolean[ACTIONS];
    private final long[] first = new long[ACTIONS];
    private final long[] second = new long[ACTIONS];

    Distances(Plan plan) {
        Set<ActionKind> steady = EnumSet.of(ActionKind.CRASH, ActionKind.RESTART, ActionKind.CUT, ActionKind.HEAL);
        if (plan.branchCount() == 0) {
            steady.add(ActionKind.ADVANCE);
            steady.add(ActionKind.SKIP);
        }
        for (ActionKind kind : steady) {
            Arrays.fill(isSteady, kind.first(), kind.first() + kind.count(), true);
        }
    }

    /** Whether it is known how far an action leads. */
    boolean knows(int action) {
        return isKnown[action];
    }

    /** An action was seen to lead so far. */
    void learn(int action, long firstDistance, long secondDistance) {
        isKnown[action] = isSteady[action];
        first[action] = firstDistance;
        second[action] = secondDistance;
    }

    /** By how much an action that is known changes the first word. */
    long first(int action) {
        return first[action];
    }

    /** By how much it changes the second word. */
    long second(int action) {
        return second[action];
    }
}
