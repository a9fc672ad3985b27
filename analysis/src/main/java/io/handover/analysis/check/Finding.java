package io.handover.analysis.check;

import io.handover.analysis.advice.Advice;
import io.handover.analysis.story.Diagnosis;
import io.handover.analysis.story.Story;
import io.handover.model.property.Properties;
import io.handover.model.property.Property;
import io.handover.simulator.campaign.FaultClass;
import io.handover.simulator.campaign.FaultClass.Blame;
import io.handover.simulator.run.Cause;
import io.handover.simulator.run.Check;
import io.handover.simulator.run.Way;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * One way in which a check is violated.
 *
 * @param check what is violated
 * @param way in which way
 * @param ways how many ways are counted together, as each needs several faults at once; the most frequent of them is told
 * @param counted the way in a few words, which are true of every run that the shares count
 * @param also what else is violated by the very same, wherever this is
 * @param shares how often, by fault class; only classes in which runs saw it, in the order of the matrix
 * @param blame what must be so for it to happen: no fault at all, a fault of the site and its surroundings, or a slip of the operator
 * @param told the fault class of the run or path that is told
 * @param telling what is told
 * @param story what happens up to the violation
 * @param diagnosis what goes wrong
 * @param token replays the story
 * @param original replays the whole run that a shrunk story was found in
 * @param advice what to do about it; empty where there was no time to find out
 */
public record Finding(
        Check check,
        Way way,
        int ways,
        String counted,
        List<Also> also,
        List<Share> shares,
        Blame blame,
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
     * @param blame what that class needs
     * @param violations in how many runs
     * @param runs of how many
     */
    public record Share(String faults, Blame blame, long violations, long runs) {
        public double value() {
            return (double) violations / runs;
        }
    }

    /**
     * What is violated by the same event as a finding.
     *
     * @param check what is violated
     * @param shares how often by the same, by fault class
     */
    public record Also(Check check, List<Share> shares) {
        public Also {
            shares = List.copyOf(shares);
        }
    }

    public Finding {
        also = List.copyOf(also);
        shares = List.copyOf(shares);
    }

    /** The same with advice. */
    Finding with(Optional<Advice> found) {
        return new Finding(
                check, way, ways, counted, also, shares, blame, told, telling, story, diagnosis, token, original,
                found);
    }

    /** How often, in the fault class in which it is most frequent of those that need no more than it needs; empty where no run saw it. */
    public Optional<Share> share() {
        return shares.stream().filter(share -> share.blame() == blame).max(Comparator.comparingDouble(Share::value));
    }

    /** The kind of its way. */
    public Cause cause() {
        return way.cause();
    }

    /** Whether no server is active because of a fault alone: no order of steps avoids it. */
    public boolean isFaultAlone() {
        return isOf(Properties.MANAGEMENT_AVAILABLE) && way.isByFaultAlone();
    }

    public boolean isOf(Property property) {
        return check instanceof Check.OfProperty of && of.property() == property;
    }
}
