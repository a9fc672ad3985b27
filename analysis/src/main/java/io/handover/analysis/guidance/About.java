package io.handover.analysis.guidance;

import io.handover.analysis.story.Story;
import io.handover.model.state.SiteState;
import java.util.List;

/** What is asked about. */
public sealed interface About {
    /** A site as it is at first, without a procedure. */
    record OfSite() implements About {}

    /** A site where a procedure begins, and the usual course of the procedure. */
    record OfProcedure() implements About {}

    /**
     * A site as a story left it.
     *
     * @param story what has happened
     * @param after after how many of its moments
     */
    record OfStory(Story story, int after) implements About {}

    /**
     * A real site, as far as it was observed.
     *
     * @param states the states that it can be in; none where that is not known
     */
    record OfSiteSeen(List<SiteState> states) implements About {
        public OfSiteSeen {
            states = List.copyOf(states);
        }
    }
}
