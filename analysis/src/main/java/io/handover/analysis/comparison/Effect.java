package io.handover.analysis.comparison;

import io.handover.simulator.campaign.FaultClass;
import io.handover.simulator.campaign.Measure;
import java.util.Optional;

/** What an edit changes, by itself. */
public sealed interface Effect {
    /** Better or worse. */
    Judgement judgement();

    /**
     * A promise is broken more or less often.
     *
     * @param faults the class with the fewest faults in which that is so
     * @param judged how much
     */
    record OnPromise(Promise promise, FaultClass faults, Judged judged) implements Effect {
        @Override
        public Judgement judgement() {
            return judged.judgement();
        }
    }

    /**
     * A promise is proved no more, or is proved now.
     *
     * @param faults the class with the fewest faults in which that is so
     * @param actions where it is lost: after how many actions; empty elsewhere
     */
    record OnProof(Promise promise, FaultClass faults, Judgement judgement, Optional<Integer> actions)
            implements Effect {}

    /** A mean is longer or shorter, by more than the margin, in the class with the fewest faults. */
    record OnMeasure(Measure measure, FaultClass faults, Judged judged) implements Effect {
        @Override
        public Judgement judgement() {
            return judged.judgement();
        }
    }
}
