package io.handover.analysis.synthesis;

import io.handover.model.command.Command;
import io.handover.model.procedure.Step;
import java.util.List;
import java.util.OptionalInt;

/**
 * A command that may not be given.
 *
 * @param command which
 * @param target to which server; empty: to none
 */
public record Without(Command command, OptionalInt target) {
    boolean takesOut(Step order) {
        return order.command() == command && (target.isEmpty() || target.getAsInt() == order.target());
    }

    /** {@code "force-activate DK_MGT_2"}. */
    public String words(List<String> servers) {
        return command.name() + (target.isPresent() ? " " + servers.get(target.getAsInt()) : "");
    }
}
