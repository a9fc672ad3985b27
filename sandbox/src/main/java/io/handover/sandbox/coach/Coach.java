package io.handover.sandbox.coach;

import io.handover.model.state.SiteState;
import io.handover.sandbox.rehearsal.Happening;
import io.handover.sandbox.rehearsal.History;
import io.handover.sandbox.rehearsal.Outcome;
import io.handover.sandbox.scenario.Scenario;
import java.util.List;
import java.util.Optional;

/**
 * Who advises the operator of a rehearsal. Safe for use by several threads; an answer may take as long as a person can wait, and is asked for
 * while the rehearsal goes on: the states that are handed over are copies. What is not known is left out.
 */
public interface Coach {
    /** A rehearsal of a scenario begins: whoever has to think beforehand does it now, elsewhere. */
    default void prepare(Scenario scenario) {}

    /**
     * How well each promise of the scenario stands in a state of its site, in the scenario's order.
     *
     * @param soFar what came of the rehearsal up to then: what was broken is lost for good
     * @return empty where that is not known, or not yet: then it is worth while to ask again in a while
     */
    List<Bar> outlook(Scenario scenario, SiteState state, Outcome soFar);

    /**
     * What a command took away when it took effect.
     *
     * @param effect where that is told, in the history
     * @param soFar what came of the rehearsal up to then, or to some moment after it
     * @return a mark for each promise that it lowered; none where that is not known
     */
    default List<Review.Mark> marks(Scenario scenario, Happening effect, Outcome soFar) {
        return List.of();
    }

    /**
     * A hint for what to do next in a state.
     *
     * @param grade 1: where to look; 2: what to do; 3: why
     * @return a text of whole sentences; empty where there is nothing to be done
     */
    Optional<String> hint(Scenario scenario, SiteState state, int grade);

    /**
     * What can be said afterwards of a rehearsal.
     *
     * @param history all of it; it does not grow meanwhile
     * @param outcome what came of it
     * @param hints how many hints were taken
     */
    Review review(Scenario scenario, History history, Outcome outcome, int hints);
}
