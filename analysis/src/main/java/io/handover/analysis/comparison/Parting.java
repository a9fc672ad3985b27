package io.handover.analysis.comparison;

import io.handover.analysis.story.Moment;
import io.handover.analysis.story.Story;
import io.handover.simulator.campaign.FaultClass;
import java.util.List;
import java.util.Optional;

/**
 * A pair of runs in which two procedures part.
 *
 * @param faults the class of faults
 * @param index the number of both runs
 * @param promise what one of them breaks and the other keeps; empty where they differ in no promise
 * @param brokenByB whether it is B that breaks it
 * @param a what happens in A's run, to its end or, where it breaks the promise, until then
 * @param b what happens in B's
 * @param common how many moments at the beginning are the same in both
 * @param tokenA replays A's run
 * @param tokenB replays B's run
 */
public record Parting(
        FaultClass faults,
        long index,
        Optional<Promise> promise,
        boolean brokenByB,
        Story a,
        Story b,
        int common,
        String tokenA,
        String tokenB) {

    /** The number of moments at the beginning of both that are the same but for the numbers of steps. */
    static int common(List<Moment> a, List<Moment> b) {
        int common = 0;
        while (common < a.size() && common < b.size() && isSame(a.get(common), b.get(common))) {
            common++;
        }
        return common;
    }

    /** Whether a moment of the one is that of the other, but for the numbers of steps. */
    public static boolean isSame(Moment one, Moment other) {
        return one.millis() == other.millis()
                && one.event() == other.event()
                && withoutNumbers(one.what()).equals(withoutNumbers(other.what()));
    }

    private static String withoutNumbers(String words) {
        return words.replaceAll("\\b(step|what-if) \\d+", "$1");
    }
}
