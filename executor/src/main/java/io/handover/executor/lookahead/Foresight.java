package io.handover.executor.lookahead;

import io.handover.executor.journal.Place;
import io.handover.executor.port.Reading;
import io.handover.model.state.SiteState;
import java.util.List;

/** Tells what a command, or leaving it out, can lead to. */
@FunctionalInterface
public interface Foresight {
    /**
     * What is foreseen of the command of the step at a place, from before it is given: whatever happens until it has its effect is
     * part of it.
     *
     * @param known the states that the site can be in; empty where that is not known
     * @param round the last readings, for what they tell of databases
     */
    Outlook before(Place place, List<SiteState> known, List<Reading> round);

    /**
     * What is foreseen of leaving the step at a place out.
     *
     * @param known the states that the site can be in; empty where that is not known
     * @param round the last readings, for what they tell of databases
     */
    default Outlook without(Place place, List<SiteState> known, List<Reading> round) {
        return Outlook.BLIND;
    }
}
