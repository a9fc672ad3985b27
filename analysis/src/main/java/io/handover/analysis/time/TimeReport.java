package io.handover.analysis.time;

import java.util.List;

/**
 * How long a procedure takes, and how sure that is.
 *
 * @param request what was asked
 * @param times what was measured
 * @param reached how well it is known
 * @param swept what was measured where something was moved, in the order of the request
 * @param found what was found beside times
 * @param interrupted whether it was ended before all runs were made; the rest is what was known by then
 */
public record TimeReport(
        TimeRequest request, Times times, Reached reached, List<Swept> swept, Found found, boolean interrupted) {
    public TimeReport {
        swept = List.copyOf(swept);
    }
}
