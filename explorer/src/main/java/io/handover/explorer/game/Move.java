package io.handover.explorer.game;

import io.handover.model.state.SiteState;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Something that may happen in a state, and how the operator stands then.
 *
 * @param action its number: one of the model's actions, or an order's ({@link Arena#FIRST_ORDER})
 * @param cause why it happens
 * @param order what is ordered, where the operator does it
 * @param after the state that it leads to, with the servers' own numbers; not to be changed
 * @param standing how the operator stands there
 * @param mostCommands see {@link Solution#mostCommands}
 * @param fewestCommands see {@link Solution#fewestCommands}
 */
public record Move(
        int action,
        Cause cause,
        Optional<Order> order,
        SiteState after,
        Standing standing,
        OptionalInt mostCommands,
        OptionalInt fewestCommands) {}
