package io.handover.analysis.comparison;

import java.util.List;

/**
 * Which of the edits between A and B does what.
 *
 * @param differences all places in which B is written otherwise
 * @param pairs how many pairs of runs of each class were made for each edit; 0 where none were
 * @param reason why the edits were not told apart, or not all of them
 * @param effects each edit alone
 * @param together promises that B changes and no edit alone does, each with the edits without any one of which B does not do it
 */
public record Edits(
        List<Difference> differences, int pairs, Reason reason, List<EditEffect> effects, List<Together> together) {
    /** Why edits were told apart, or not. */
    public enum Reason {
        TOLD,
        /** There is no difference. */
        NONE,
        /** There is one: it does all that the comparison says. */
        ONE,
        /** Their roles stand for servers in ways that cannot be mixed. */
        ROLES,
        /** There are too many. */
        MANY,
        /** It was interrupted. */
        INTERRUPTED
    }

    /**
     * A promise that only several edits together change.
     *
     * @param promise what changes
     * @param judgement better or worse in B
     * @param needed the places among all differences of the edits without any one of which it is not so; may be empty
     */
    public record Together(Promise promise, Judgement judgement, List<Integer> needed) {
        public Together {
            needed = List.copyOf(needed);
        }
    }

    public Edits {
        differences = List.copyOf(differences);
        effects = List.copyOf(effects);
        together = List.copyOf(together);
    }
}
