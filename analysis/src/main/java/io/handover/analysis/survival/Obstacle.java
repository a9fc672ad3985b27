package io.handover.analysis.survival;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * What keeps an event of a story from being laid on a changed procedure.
 *
 * @param kind why it has no place
 * @param place the event's place in the story, from 0; empty where it is not about one event
 * @param after what the operator had done before it, in the changed procedure's words; empty: nothing that is still there
 * @param before what the operator did after it, in the changed procedure's words; empty: nothing that is still there
 */
public record Obstacle(Kind kind, OptionalInt place, Optional<String> after, Optional<String> before) {
    /** Why an event has no place. */
    public enum Kind {
        /** One of its servers is not there. */
        NO_SUCH_SERVER,
        /** The step that it skips is not there: what was a slip is now how the procedure goes, and no fault. */
        NO_SUCH_STEP,
        /** It cannot happen between the steps that it stood between. */
        NO_ROOM,
        /** There are more runs than are searched. */
        TOO_MANY_RUNS
    }

    static final Obstacle TOO_MANY_RUNS =
            new Obstacle(Kind.TOO_MANY_RUNS, OptionalInt.empty(), Optional.empty(), Optional.empty());
}
