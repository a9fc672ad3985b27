package io.handover.analysis.slips;

import io.handover.model.property.Properties;
import io.handover.model.property.Property;
import java.util.List;
import java.util.Optional;

/**
 * A slip with all that can come of it.
 *
 * @param slip the slip
 * @param consequence the worst
 * @param losses a shortest course of events for each promise that is lost, the gravest first; where the slip is caught, the one in which the
 *     operator is stuck
 * @param certain what may happen without the slip and certainly happens with it, wherever it is made
 */
public record Judged(Slip slip, Consequence consequence, List<Loss> losses, List<Property> certain) {
    /**
     * A promise that is lost.
     *
     * @param property the promise
     * @param events a shortest path from the start to the violation, the slip's own events among them
     * @param slipAt where in the path these begin
     */
    public record Loss(Property property, List<Integer> events, int slipAt) {
        public Loss {
            events = List.copyOf(events);
        }
    }

    public Judged {
        losses = List.copyOf(losses);
        certain = List.copyOf(certain);
    }

    /** What is lost for ever, as no later step can make it good. */
    static boolean isForEver(Property property) {
        return property == Properties.ONLY_DECLARED_CHANGES_LOST || property == Properties.NO_MIXED_VERSION_REPLICATION;
    }

    /**
     * How bad it is, as an order and no cost: 0 harmless, 1 caught, 2 a promise is lost, 3 what is lost is lost for ever (changes, or a
     * database that was replicated between releases).
     */
    public int severity() {
        return switch (consequence) {
            case IMPOSSIBLE, HARMLESS -> 0;
            case CAUGHT -> 1;
            case LOST -> losses.stream().anyMatch(loss -> isForEver(loss.property())) ? 3 : 2;
        };
    }

    public boolean isLost() {
        return consequence == Consequence.LOST;
    }

    /** The path that is told of it; empty where it does no harm. */
    public Optional<Loss> told() {
        return losses.stream().findFirst();
    }

    /** Whether the slip can be made at all. */
    public boolean isPossible() {
        return consequence != Consequence.IMPOSSIBLE;
    }
}
