package io.handover.sandbox.coach;

import io.handover.model.state.SiteState;
import io.handover.sandbox.rehearsal.History;
import io.handover.sandbox.scenario.Scenario;
import java.util.List;
import java.util.Optional;

/**
 * Who advises the operator of a rehearsal. Safe for use by several threads; an answer may take as long as a person can wait, and is asked for
 * while the rehearsal goes on: the states that are handed over are copies.
 */
public interface Coach {
    /** How well each promise of the scenario stands in a state of its site, in the scenario's order. */
    List<Bar> outlook(Scenario scenario, SiteState state);

    /**
     * A hint for what to do next in a state.
     *
     * @param grade 1: where to look; 2: what to do; 3: why
     * @return a text of whole sentences; empty where there is nothing to be done
     */
    Optional<String> hint(Scenario scenario, SiteState state, int grade);

    /** What can be said afterwards of a rehearsal. */
    Review review(Scenario scenario, History history);
}
