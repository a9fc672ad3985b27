package io.handover.explorer.game;

import io.handover.model.command.Command;
import io.handover.model.command.Commands;
import io.handover.model.procedure.Instruction;
import io.handover.model.procedure.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** The commands that can be given on a site, each to each server. Checks are none: they do nothing. */
public final class Orders {
    private Orders() {}

    /** All of them, in the order of the catalogue of commands, then of servers. */
    public static List<Step> all(int servers) {
        return of(servers, command -> true);
    }

    /** Those of some commands. */
    public static List<Step> of(int servers, Predicate<Command> wanted) {
        List<Step> orders = new ArrayList<>();
        for (Command command : Commands.ALL) {
            if (command.isCheck() || !wanted.test(command)) {
                continue;
            }
            for (int target = 0; target < servers; target++) {
                if (!command.takesAt()) {
                    orders.add(order(command, target, 0));
                    continue;
                }
                for (int at = 0; at < servers; at++) {
                    if (at != target) {
                        orders.add(order(command, target, at));
                    }
                }
            }
        }
        return List.copyOf(orders);
    }

    private static Step order(Command command, int target, int at) {
        Optional<String> role = command.takesAt() ? Optional.of(Integer.toString(at)) : Optional.empty();
        return new Step(command, target, at, Instruction.of(command, Integer.toString(target), role));
    }
}
