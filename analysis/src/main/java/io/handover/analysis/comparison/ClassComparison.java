package io.handover.analysis.comparison;

import io.handover.simulator.campaign.FaultClass;
import java.util.List;
import java.util.Optional;

/**
 * What the pairs of one class of faults say.
 *
 * @param faults the class
 * @param pairs how many pairs of runs were made
 * @param unsettled in how many of them a run did not come to rest
 * @param promises by promise; empty where it cannot be asked of both
 * @param measures by measure, in their order
 */
public record ClassComparison(
        FaultClass faults, long pairs, long unsettled, List<Optional<Judged>> promises, List<MeasureRow> measures) {
    public ClassComparison {
        promises = List.copyOf(promises);
        measures = List.copyOf(measures);
    }
}
