package io.handover.analysis.comparison;

import io.handover.analysis.subject.Subject;
import io.handover.simulator.campaign.FaultClass;
import io.handover.simulator.campaign.FaultClass.Blame;
import java.util.List;

/**
 * What a comparison is asked to do; with the same request it always gives the same report.
 *
 * @param a what is compared with
 * @param b what is compared, on the same site
 * @param classes the fault classes under which runs are made
 * @param seed decides every random choice
 * @param pairs of runs of each class, 1 to {@value #MOST_PAIRS}
 * @param confidence with which all statements hold together, above 0 and below 1
 * @param margins differences that do not matter
 * @param failOn what may be needed for a violation that still counts for the verdict
 * @param command the command that asks for the same again
 * @param replayA the command that replays a run of A, but for the token
 * @param replayB the same of B
 */
public record ComparisonRequest(
        Subject a,
        Subject b,
        List<FaultClass> classes,
        long seed,
        int pairs,
        double confidence,
        Margins margins,
        Blame failOn,
        String command,
        String replayA,
        String replayB) {
    /** Two hundred bytes are kept of each while its class is compared. */
    public static final int MOST_PAIRS = 1_000_000;

    public ComparisonRequest {
        classes = List.copyOf(classes);
    }
}
