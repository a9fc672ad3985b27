package io.handover.analysis.attainment;

import io.handover.explorer.game.Order;
import io.handover.explorer.game.Standing;
import io.handover.model.property.Property;
import java.util.List;
import java.util.Map;

/**
 * A command that is offered, and what comes of it.
 *
 * @param order the command
 * @param standings how each promise stands once it has had its effect
 * @param lowered the promises that stand worse than before it
 */
public record Choice(Order order, Map<Property, Standing> standings, List<Property> lowered) {
    public Choice {
        lowered = List.copyOf(lowered);
    }
}
