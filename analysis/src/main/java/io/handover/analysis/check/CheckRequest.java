package io.handover.analysis.check;

import io.handover.analysis.advice.Limits;
import io.handover.analysis.subject.Subject;
import io.handover.simulator.campaign.FaultClass;
import io.handover.simulator.campaign.FaultClass.Blame;
import java.util.List;

/**
 * What a check is asked to do; with the same request it always gives the same report.
 *
 * @param subject what is checked
 * @param classes the fault classes, each a row of the matrix
 * @param seed decides every random choice
 * @param runs of each class, 1 or more
 * @param failOn what may be needed for a violation that still counts for the verdict
 * @param limits what no procedure can do, for advice
 * @param command the command that asks for the same again
 * @param replay the command that replays a run, but for the token
 */
public record CheckRequest(
        Subject subject,
        List<FaultClass> classes,
        long seed,
        long runs,
        Blame failOn,
        Limits limits,
        String command,
        String replay) {
    public CheckRequest {
        classes = List.copyOf(classes);
    }
}
