package io.handover.analysis.attainment;

import io.handover.explorer.game.Order;
import io.handover.explorer.game.Standing;
import io.handover.explorer.game.sight.LookAlike;
import java.util.Optional;

/**
 * How promises stand, all at once, for an operator who sees only what clients and alarms show.
 *
 * @param standing how; empty where that is not known
 * @param next where it is certain, what to order next; empty where it is best to wait, or where that depends on what is seen
 * @param lookAlike where it takes luck although it is certain for who sees everything: two states that cannot be told apart, if that is why
 */
public record BySight(Optional<Standing> standing, Optional<Order> next, Optional<LookAlike> lookAlike) {
    static final BySight UNKNOWN = new BySight(Optional.empty(), Optional.empty(), Optional.empty());

    /** Whether it is known to be certain. */
    public boolean isCertain() {
        return standing.filter(Standing.CERTAIN::equals).isPresent();
    }
}
