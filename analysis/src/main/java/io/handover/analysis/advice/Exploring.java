package io.handover.analysis.advice;

import io.handover.explorer.search.Verdict;
import io.handover.model.procedure.Plan;
import io.handover.model.property.Property;
import io.handover.simulator.campaign.FaultClass;
import java.util.Optional;

/** How a changed procedure is explored: as the check explores the one that was given. */
@FunctionalInterface
public interface Exploring {
    /** What is certain within the small bounds of a fault class; empty where its faults are not all of the core. */
    Optional<Explored> explore(Plan plan, FaultClass faults);

    /** What was explored. */
    @FunctionalInterface
    interface Explored {
        Verdict verdict(Property property);
    }
}
