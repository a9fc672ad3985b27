package io.handover.analysis.rare;

import io.handover.analysis.story.Diagnosis;
import io.handover.analysis.story.Story;
import io.handover.analysis.subject.Subject;
import io.handover.model.site.Scope;
import io.handover.simulator.campaign.Interval;
import io.handover.simulator.fault.Fault;
import io.handover.simulator.run.Check;
import io.handover.simulator.splitting.Estimate;
import java.util.List;
import java.util.Optional;

/**
 * How probable a violation is.
 *
 * @param subject the procedure on its site
 * @param faults the faults that may strike
 * @param check what is violated
 * @param seed decided every random choice
 * @param estimate what splitting found
 * @param interval in which the probability lies, with 95 % confidence; from 0 to what it lies below where no run failed
 * @param scope within which bounds the explorer measured distances; empty where it found no way to a violation, or the check is no property:
 *     then all states were taken to be alike far
 * @param levels the levels that runs came to, the farthest first
 * @param told how a run fails, if one did
 */
public record RareReport(
        Subject subject,
        List<Fault> faults,
        Check check,
        long seed,
        Estimate estimate,
        Interval interval,
        Optional<Scope> scope,
        List<Level> levels,
        Optional<Told> told) {
    /**
     * A level.
     *
     * @param left what is left from there; empty for the first, which every run has
     * @param reached how probable it is that a run comes so near
     * @param passed how probable it is that one that has come to the level before comes here, too; 1 for the first
     * @param natural how many went on by chance where a run came there
     * @param asked how many were made beside them, on average, in which a fault was asked to strike soon
     */
    public record Level(Optional<Left> left, double reached, double passed, int natural, double asked) {}

    /**
     * What is left to a violation, as the explorer sees it.
     *
     * @param faults how many faults it takes at least
     * @param moves how many actions beside them, of the fewest-faults way
     */
    public record Left(int faults, int moves) {}

    /** How a run fails. */
    public record Told(Story story, Diagnosis diagnosis) {}

    public RareReport {
        faults = List.copyOf(faults);
        levels = List.copyOf(levels);
    }

    /** Whether any run failed. */
    public boolean isSeen() {
        return estimate.failing() > 0;
    }

    /** In one of how many runs it fails; asked where any did. */
    public double oneIn() {
        return 1 / estimate.probability();
    }

    /** How many times as many runs plain sampling takes to be as exact; 0 where nothing was seen. */
    public double gain() {
        return estimate.plainRuns() / estimate.allRuns();
    }

    /**
     * On how many failing trees, were they to count alike, the figure stands. Below some ten the estimate is as good as its interval says and
     * no better.
     */
    public double standsOn() {
        return estimate.squares() == 0 ? 0 : estimate.sum() * estimate.sum() / estimate.squares();
    }
}
