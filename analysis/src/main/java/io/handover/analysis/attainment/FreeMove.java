package io.handover.analysis.attainment;

import io.handover.explorer.game.Order;
import io.handover.explorer.game.Standing;
import io.handover.model.state.SiteState;
import java.util.Optional;

/**
 * The last moment at which the operator could still have kept a promise.
 *
 * @param moment how many moments had happened by then
 * @param state the site then, as the story has it
 * @param order the command that would have kept it; empty where to wait would have, instead of what the operator did next
 * @param standing how the promise would then have stood: certain, or with luck where it was never more
 */
public record FreeMove(int moment, SiteState state, Optional<Order> order, Standing standing) {}
