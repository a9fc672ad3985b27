package io.handover.analysis.check;

import io.handover.analysis.advice.Advice;
import io.handover.analysis.story.Diagnosis;
import io.handover.analysis.story.Story;
import io.handover.model.property.Properties;
import io.handover.model.property.Property;
import io.handover.simulator.campaign.FaultClass;
import io.handover.simulator.run.Cause;
import io.handover.simulator.run.Check;
import java.util.List;
import java.util.Optional;

/**
 * One way in which a check is violated.
 *
 * @param check what is violated
 * @param cause in which way
 * @param shares how often, by fault class; only classes in which runs saw it, in the order of the matrix
 * @param told the fault class of the run or path that is told
 * @param telling what is told
 * @param story what happens up to the violation
 * @param diagnosis what goes wrong
 * @param token replays the story
 * @param original replays the whole run that a shrunk story was found in
 * @param advice what to do about it; empty where there was no time to find out, or another finding says all of it
 */
public record Finding(
        Check check,
        Cause cause,
        List<Share> shares,
        FaultClass told,
        Telling telling,
        Story story,
        Diagnosis diagnosis,
        String token,
        Optional<String> original,
        Optional<Advice> advice) {

    /** What a finding tells. */
    public enum Telling {
        /** A run, shrunk. */
        SHRUNK,
        /** A run as it was, because there was no time to shrink it. */
        RUN,
        /** A shortest path that no run took, found by exploring every interleaving of a small scope. */
        PATH,
        /** A path that no run took, found by exploring a small scope until a bound: a shorter one was not ruled out. */
        SOME_PATH;

        /** Whether it is a path, which has no times. */
        public boolean isPath() {
            return this == PATH || this == SOME_PATH;
        }
    }

    /**
     * How often a check was violated in one way.
     *
     * @param faults the name of the fault class
     * @param violations in how many runs
     * @param runs of how many
     */
    public record Share(String faults, long violations, long runs) {
        public double value() {
            return (double) violations / runs;
        }
    }

    public Finding {
        shares = List.copyOf(shares);
    }

    /** The same with advice. */
    Finding with(Optional<Advice> found) {
        return new Finding(check, cause, shares, told, telling, story, diagnosis, token, original, found);
    }

    /**
     * Whether this one says all that another one says: where no server is active any more, nothing is redundant either, and what
     * takes management away by itself makes it unavailable.
     */
    public boolean covers(Finding other) {
        return cause == other.cause
                && (isOf(Properties.EVENTUALLY_SINGLE_ACTIVE) && other.isOf(Properties.EVENTUALLY_REDUNDANT)
                        || isOf(Properties.MANAGEMENT_KEPT) && other.isOf(Properties.MANAGEMENT_AVAILABLE));
    }

    public boolean isOf(Property property) {
        return check instanceof Check.OfProperty of && of.property() == property;
    }
}
