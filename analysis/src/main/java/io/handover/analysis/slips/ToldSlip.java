package io.handover.analysis.slips;

import io.handover.analysis.story.Diagnosis;
import io.handover.analysis.story.Story;
import io.handover.analysis.token.ReplayToken;
import io.handover.model.property.Property;
import java.util.List;
import java.util.Optional;

/**
 * A slip as it is reported.
 *
 * @param judged what comes of it
 * @param losses what is lost, told, the gravest first; of a slip that is caught, how the operator is stuck
 * @param barrier what helps most; empty where none was looked for, or none of those that were tried helps
 * @param tried how many barriers were tried; 0 where none was looked for
 */
public record ToldSlip(Judged judged, List<Loss> losses, Optional<Barrier> barrier, int tried) {
    /**
     * A promise that is lost.
     *
     * @param property the promise
     * @param story a shortest course of events that leads there
     * @param slipAt the moment of the slip in it, from 0
     * @param diagnosis what goes wrong
     * @param token what replays it
     */
    public record Loss(Property property, Story story, int slipAt, Diagnosis diagnosis, ReplayToken.OfSlip token) {}

    public ToldSlip {
        losses = List.copyOf(losses);
    }

    /** How that promise is lost; empty where it is not. */
    public Optional<Loss> loss(Property property) {
        return losses.stream().filter(loss -> loss.property() == property).findFirst();
    }

    public Slip slip() {
        return judged.slip();
    }

    public Consequence consequence() {
        return judged.consequence();
    }

    /** Consequence times probability, by the lower end of the range. */
    public double leastWeight() {
        return judged.severity() * slip().range().low();
    }

    /** Consequence times probability, by the upper end of the range. */
    public double mostWeight() {
        return judged.severity() * slip().range().high();
    }

    ToldSlip with(Optional<Barrier> found, int count) {
        return new ToldSlip(judged, losses, found, count);
    }
}
