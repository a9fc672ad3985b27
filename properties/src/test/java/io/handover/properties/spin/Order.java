package io.handover.properties.spin;

import io.handover.model.command.Command;

/**
 * A step of a procedure, about certain servers.
 *
 * @param command what is ordered
 * @param target the server that it is done to
 * @param at the server that it is done at; 0 where the command takes none
 */
record Order(Command command, int target, int at) {
    static Order order(Command command, int target) {
        return new Order(command, target, 0);
    }

    static Order order(Command command, int target, int at) {
        return new Order(command, target, at);
    }
}
