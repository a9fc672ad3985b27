package io.handover.analysis.comparison;

import io.handover.simulator.campaign.FaultClass;
import java.util.List;
import java.util.Optional;

/**
 * What a comparison found.
 *
 * @param request what was asked
 * @param classes what the pairs of each class say, in the order of the request
 * @param promises by promise, in the order of the catalogue, then bounds and steps
 * @param proved the classes whose small scopes were explored of both
 * @param comparisonsOfPromises among how many differences of promises the probability of being wrong is divided; half of it is theirs
 * @param comparisonsOfMeasures among how many differences of measures the other half is divided
 * @param parting where they part; empty where they part in no pair
 * @param edits what lies between them, and which edit does what
 * @param interrupted whether it was ended before all was done
 */
public record ComparisonReport(
        ComparisonRequest request,
        List<ClassComparison> classes,
        List<PromiseRow> promises,
        List<FaultClass> proved,
        int comparisonsOfPromises,
        int comparisonsOfMeasures,
        Optional<Parting> parting,
        Edits edits,
        boolean interrupted) {
    public ComparisonReport {
        classes = List.copyOf(classes);
        promises = List.copyOf(promises);
        proved = List.copyOf(proved);
    }

    /** What is said of B as a whole, as far as it counts: worse where a promise is, else undecided where one is. */
    public Judgement judgement() {
        for (Judgement judgement : List.of(Judgement.WORSE, Judgement.UNDECIDED, Judgement.BETTER)) {
            if (count(judgement) > 0) {
                return judgement;
            }
        }
        return interrupted && pairs() == 0 ? Judgement.UNDECIDED : Judgement.SAME;
    }

    /** Of how many promises that is said. */
    public long count(Judgement judgement) {
        return promises.stream()
                .filter(row -> row.judgement(request.failOn()).equals(Optional.of(judgement)))
                .count();
    }

    /** How many promises cannot be asked of both. */
    public long apart() {
        return promises.stream().filter(row -> !row.promise().isOfBoth()).count();
    }

    /** All pairs that were made. */
    public long pairs() {
        return classes.stream().mapToLong(ClassComparison::pairs).sum();
    }
}
