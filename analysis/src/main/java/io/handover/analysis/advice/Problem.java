package io.handover.analysis.advice;

import io.handover.analysis.story.Story;
import io.handover.model.property.Property;
import io.handover.simulator.campaign.FaultClass;
import io.handover.simulator.run.Cause;
import io.handover.simulator.run.Check;
import java.util.OptionalLong;

/**
 * What advice is asked for.
 *
 * @param check what is violated
 * @param cause in which way
 * @param faults the faults under which it is told
 * @param story how
 * @param share in which share of the runs under these faults, 0 to 1; 0 where only an exploration knows of it
 * @param run the run that is told; empty where it is a path
 */
public record Problem(Check check, Cause cause, FaultClass faults, Story story, double share, OptionalLong run) {

    /** Of a path that an exploration found, and that ends in the violation of a property. */
    public static Problem ofPath(Property property, FaultClass faults, Story story, boolean goesRound) {
        return new Problem(
                new Check.OfProperty(property),
                goesRound ? Cause.GOES_ROUND : atTheEnd(story),
                faults,
                story,
                0,
                OptionalLong.empty());
    }

    private static Cause atTheEnd(Story story) {
        return switch (Integer.bitCount(story.last().upActive())) {
            case 0 -> Cause.NONE_ACTIVE;
            case 1 -> Cause.NOT_REPLICATING;
            default -> Cause.SEVERAL_ACTIVE;
        };
    }
}
