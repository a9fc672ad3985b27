package io.handover.explorer.game.sight;

import io.handover.explorer.game.Order;
import io.handover.model.state.SiteState;
import java.util.Optional;

/**
 * Two states that cannot be told apart by what is seen, and in which an operator with full sight does not do the same.
 *
 * @param one a state in which there is something to order
 * @param other one that looks the same and may be as well
 * @param needed what an operator with full sight orders in the first
 * @param neededInOther what in the other; empty where it is best to wait
 * @param harmful whether what is needed in the first, ordered in the other, ends what is certain there with full sight
 */
public record LookAlike(SiteState one, SiteState other, Order needed, Optional<Order> neededInOther, boolean harmful) {}
