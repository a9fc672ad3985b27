package io.handover.analysis.advice;

import io.handover.model.property.Property;
import io.handover.simulator.campaign.FaultClass;

/** Knows what no procedure can do where another one begins. */
@FunctionalInterface
public interface Limits {
    /** Nothing is known. */
    Limits UNKNOWN = (property, faults) -> new Limit(Reach.UNKNOWN, "");

    /** How far any procedure can get. */
    enum Reach {
        /** No procedure keeps it and ends as it should. */
        NO_PROCEDURE,
        /** An operator who sees everything can keep it for certain, and ends as he should. */
        SOME_WAY,
        UNKNOWN
    }

    /**
     * What is known.
     *
     * @param reach how far any procedure can get
     * @param why a sentence without its full stop, where no procedure does; else empty
     */
    record Limit(Reach reach, String why) {}

    /**
     * What is known of a property.
     *
     * @param faults that may strike
     */
    Limit on(Property property, FaultClass faults);
}
