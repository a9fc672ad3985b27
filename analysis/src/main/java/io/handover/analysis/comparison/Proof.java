package io.handover.analysis.comparison;

import io.handover.explorer.search.Verdict;
import io.handover.model.property.Property;
import io.handover.model.site.Scope;
import io.handover.simulator.campaign.FaultClass;
import java.util.Optional;

/**
 * What exploring every interleaving of the same small scope of both procedures says of a property.
 *
 * @param faults the class of faults
 * @param property the property
 * @param a what it says of A; unknown where not all states were judged
 * @param b what it says of B
 * @param scope the bounds, the same of both; those of A where there are none in which both were judged
 * @param pathA where A breaks it: the way there
 * @param pathB where B does
 */
public record Proof(
        FaultClass faults,
        Property property,
        Verdict a,
        Verdict b,
        Scope scope,
        Optional<Path> pathA,
        Optional<Path> pathB) {
    /**
     * A way to a violation.
     *
     * @param actions how many actions it has
     * @param shortest whether there is no shorter one
     * @param token what replays it
     */
    public record Path(int actions, boolean shortest, String token) {}

    /** What is certain within the bounds; undecided where both break it, and where one was not judged. */
    public Judgement judgement() {
        if (a == Verdict.HOLDS && b == Verdict.HOLDS) {
            return Judgement.SAME;
        }
        if (a == Verdict.HOLDS && b == Verdict.VIOLATED) {
            return Judgement.WORSE;
        }
        return a == Verdict.VIOLATED && b == Verdict.HOLDS ? Judgement.BETTER : Judgement.UNDECIDED;
    }
}
