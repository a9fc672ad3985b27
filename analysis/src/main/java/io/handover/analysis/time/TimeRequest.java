package io.handover.analysis.time;

import io.handover.analysis.subject.Subject;
import io.handover.simulator.campaign.FaultClass;
import java.util.List;

/**
 * What is asked about how long a procedure takes; with the same request the answer is always the same.
 *
 * @param subject what is measured
 * @param faults what may strike, all in the same runs
 * @param seed decides every random choice
 * @param precision how well shares are to be known
 * @param sweeps what of the site is moved, each by itself
 * @param further what is asked beside times
 * @param command the command that asks for the same again
 */
public record TimeRequest(
        Subject subject,
        FaultClass faults,
        long seed,
        Precision precision,
        List<Sweep> sweeps,
        Further further,
        String command) {
    public TimeRequest {
        sweeps = List.copyOf(sweeps);
    }
}
