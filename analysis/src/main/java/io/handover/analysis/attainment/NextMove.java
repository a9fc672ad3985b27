package io.handover.analysis.attainment;

import io.handover.explorer.game.Order;
import io.handover.model.property.Property;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What is best to do.
 *
 * @param order the command to give; empty where to wait is best
 * @param certain what is then kept for certain, all of it at once
 * @param withLuck what may be kept beside that, all of it at once
 * @param givenUp what cannot be kept beside these
 * @param mostCommands with how many commands at most all that is certain is kept, this one included; empty where there is no such bound
 * @param fewestCommands with how many commands the luckiest course keeps all that is not given up; empty where none does
 */
public record NextMove(
        Optional<Order> order,
        List<Property> certain,
        List<Property> withLuck,
        List<Property> givenUp,
        OptionalInt mostCommands,
        OptionalInt fewestCommands) {
    public NextMove {
        certain = List.copyOf(certain);
        withLuck = List.copyOf(withLuck);
        givenUp = List.copyOf(givenUp);
    }

    /** Whether nothing has to be done any more: all is kept, and stays so where no further fault strikes. */
    public boolean isDone() {
        return order.isEmpty() && withLuck.isEmpty() && givenUp.isEmpty() && mostCommands.equals(OptionalInt.of(0));
    }
}
