package io.handover.analysis.comparison;

import io.handover.simulator.campaign.FaultClass;
import io.handover.simulator.campaign.FaultClass.Blame;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A promise under all classes of faults.
 *
 * @param promise what is promised
 * @param classes the classes of the runs
 * @param cells what the pairs of each say; empty where it cannot be asked of both
 * @param proofs what is proved, class by class
 */
public record PromiseRow(Promise promise, List<FaultClass> classes, List<Optional<Judged>> cells, List<Proof> proofs) {
    public PromiseRow {
        classes = List.copyOf(classes);
        cells = List.copyOf(cells);
        proofs = List.copyOf(proofs);
    }

    /**
     * What is said under one class of the runs: what is proved of the same class counts more than how often it was seen, but for a difference
     * that runs are certain of beyond the bounds of the proof.
     */
    public Optional<Judgement> judgement(int place) {
        return cells.get(place).map(cell -> {
            Judgement proved = proof(classes.get(place)).map(Proof::judgement).orElse(Judgement.UNDECIDED);
            return switch (proved) {
                case WORSE -> Judgement.WORSE;
                case BETTER -> cell.judgement() == Judgement.WORSE ? Judgement.WORSE : Judgement.BETTER;
                case SAME -> cell.judgement() == Judgement.UNDECIDED ? Judgement.SAME : cell.judgement();
                case UNDECIDED, MIXED -> cell.judgement();
            };
        });
    }

    /** What is proved under the very faults of a class of the runs. */
    public Optional<Proof> proof(FaultClass faults) {
        return proofs.stream()
                .filter(proof -> proof.faults().faults().equals(faults.faults()))
                .findFirst();
    }

    /**
     * What is said over all classes that need no more than that: worse where it is worse in one, else undecided where it is in one, else better
     * where it is better in one. Empty where it cannot be asked of both.
     */
    public Optional<Judgement> judgement(Blame most) {
        List<Judgement> all = new ArrayList<>();
        for (int i = 0; i < classes.size(); i++) {
            if (classes.get(i).blame().compareTo(most) <= 0) {
                judgement(i).ifPresent(all::add);
            }
        }
        if (all.isEmpty()) {
            return Optional.empty();
        }
        proofs.stream()
                .filter(proof -> proof.faults().blame().compareTo(most) <= 0)
                .map(Proof::judgement)
                .filter(proved -> proved == Judgement.WORSE || proved == Judgement.BETTER)
                .forEach(all::add);
        for (Judgement judgement : List.of(Judgement.WORSE, Judgement.UNDECIDED, Judgement.BETTER)) {
            if (all.contains(judgement)) {
                return Optional.of(judgement);
            }
        }
        return Optional.of(Judgement.SAME);
    }
}
