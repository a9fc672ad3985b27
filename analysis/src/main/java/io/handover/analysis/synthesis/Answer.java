package io.handover.analysis.synthesis;

import io.handover.explorer.search.Exploration;
import io.handover.model.procedure.Plan;
import io.handover.model.site.Scope;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** What came out. */
public sealed interface Answer {
    /**
     * There is none.
     *
     * @param core what makes it impossible together; without any one of it, it is possible
     * @param refutation how the best that can be done is refuted
     * @param lifts every single change that lifts it
     */
    record Impossible(List<Reason> core, Refutation refutation, List<Lift> lifts) implements Answer {
        public Impossible {
            core = List.copyOf(core);
            lifts = List.copyOf(lifts);
        }
    }

    /**
     * There is one.
     *
     * @param plan the procedure on the site's servers
     * @param scope the bounds within which it is proved
     * @param proof the exploration that proves it
     * @param commands how many commands it gives where nothing surprising happens
     * @param least with how many commands, in the worst case without faults, an operator who sees everything certainly gets there: no
     *     procedure is sure to do with fewer. Empty where there is no such bound
     * @param times how long it takes; empty where no run came to its end
     * @param like how long the procedure that it was to be like takes, and how many commands it gives; empty where none was named
     */
    record Found(
            Plan plan,
            Scope scope,
            Exploration proof,
            int commands,
            OptionalInt least,
            Optional<Times> times,
            Optional<Likened> like)
            implements Answer {}

    /**
     * The procedure that was to be kept close to.
     *
     * @param commands how many commands it gives where nothing surprising happens; empty where it does not come to its end then
     * @param times how long it takes; empty where no run came to its end
     */
    record Likened(OptionalInt commands, Optional<Times> times) {}

    /**
     * An operator who sees everything could, but no procedure was found.
     *
     * @param best what came nearest
     * @param scope the bounds within which it was explored
     * @param exploration what was found of it
     * @param least as of what is found
     */
    record NotFound(Optional<Plan> best, Scope scope, Optional<Exploration> exploration, OptionalInt least)
            implements Answer {}

    /**
     * The game is too large to be decided.
     *
     * @param states how many states it has at least; 0 where it was not laid out, as it looks at the databases of more servers than can be kept in
     *     sight
     */
    record Undecided(int states) implements Answer {}
}
