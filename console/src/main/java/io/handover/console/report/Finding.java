package io.handover.console.report;

import io.handover.model.property.Properties;
import io.handover.model.property.Property;
import io.handover.simulator.campaign.FaultClass;
import io.handover.simulator.run.Cause;
import io.handover.simulator.run.Check;
import io.handover.simulator.story.Diagnosis;
import io.handover.simulator.story.Story;
import java.util.List;
import java.util.Optional;

/**
 * One way in which a check is violated.
 *
 * @param check what is violated
 * @param cause in which way
 * @param shares how often, by fault class; only classes in which it was seen, in the order of the matrix
 * @param told the fault class of the run that is told
 * @param story the run's story up to the violation: the shrunk one, or the run as it was where there was no time to shrink it
 * @param diagnosis what goes wrong
 * @param token replays the story
 * @param original replays the whole run that the story was shrunk from
 * @param shrunk whether the story is shrunk
 * @param advice what to do about it, where that is known
 */
public record Finding(
        Check check,
        Cause cause,
        List<Share> shares,
        FaultClass told,
        Story story,
        Diagnosis diagnosis,
        String token,
        String original,
        boolean shrunk,
        Optional<String> advice) {

    /**
     * How often a check was violated in one way.
     *
     * @param faults the name of the fault class
     * @param violations in how many runs
     * @param runs of how many
     */
    public record Share(String faults, long violations, long runs) {
        double value() {
            return (double) violations / runs;
        }
    }

    public Finding {
        shares = List.copyOf(shares);
    }

    /**
     * Whether this one says all that another one says: where no server is active any more, nothing is redundant either, and what
     * takes management away by itself makes it unavailable.
     */
    boolean covers(Finding other) {
        return cause == other.cause
                && (isOf(Properties.EVENTUALLY_SINGLE_ACTIVE) && other.isOf(Properties.EVENTUALLY_REDUNDANT)
                        || isOf(Properties.MANAGEMENT_KEPT) && other.isOf(Properties.MANAGEMENT_AVAILABLE));
    }

    boolean isOf(Property property) {
        return check instanceof Check.OfProperty of && of.property() == property;
    }
}
