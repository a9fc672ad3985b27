package io.handover.explorer.game;

import io.handover.model.state.SiteState;

/** Where an objective wants to be in the end and always, as sets: words of values for each structure of a board. */
final class Ends {
    private final long[] all;
    private final long[] goal;
    private final long[] safe;

    Ends(Board board, Values values, Objective objective) {
        int words = values.words();
        long[] every = values.all();
        long[][] keeping = new long[board.shapes().size()][];
        long[][] borne = new long[board.shapes().size()][];
        for (int i = 0; i < keeping.length; i++) {
            int upActive = board.shapes().get(i).upActive();
            keeping[i] = objective.keepsChanges() ? values.keeping(upActive) : every;
            borne[i] = objective.keepsOneActive() ? values.withoutRival(upActive) : every;
        }
        all = new long[board.states() * words];
        goal = new long[all.length];
        safe = new long[all.length];
        SiteState state = board.graph().state(0);
        for (int structure = 0; structure < board.states(); structure++) {
            board.graph().read(structure, state);
            boolean isSafe = objective.safe(state);
            boolean isGoal = isSafe && objective.goal(state);
            int shape = board.shapeOf(structure);
            for (int i = 0; i < words; i++) {
                int word = structure * words + i;
                all[word] = every[i];
                safe[word] = isSafe ? borne[shape][i] : 0;
                goal[word] = isGoal ? safe[word] & keeping[shape][i] : 0;
            }
        }
    }

    /** All states. */
    long[] all() {
        return all;
    }

    /** Those that are as they should be in the end. */
    long[] goal() {
        return goal;
    }

    /** Those that are as they must always be. */
    long[] safe() {
        return safe;
    }
}
