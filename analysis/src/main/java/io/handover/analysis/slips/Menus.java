package io.handover.analysis.slips;

import io.handover.model.command.Command;
import io.handover.model.command.Commands;
import java.util.List;

/**
 * Which commands stand beside each other, so that one can be taken for another: those of one menu of the client on the server that they
 * are given at, and those of the machine's own service control (docs/slips.md, "Menus").
 */
public final class Menus {
    /** The menu of a standby's entry, in the client on the active server: replication towards that standby. */
    private static final List<Command> REPLICATION = List.of(Commands.EXCLUDE, Commands.INIT_STANDBY);

    /** The menu of a server's own entry, in the client on it: its mode and its own replication. */
    private static final List<Command> ACTIVATION = List.of(
            Commands.ACTIVATE,
            Commands.FORCE_ACTIVATE,
            Commands.SET_STANDBY,
            Commands.SET_STANDBY_AND_STOP_REPLICATION,
            Commands.STOP_REPLICATION);

    /** The machine's service control. */
    private static final List<Command> SERVICE = List.of(Commands.STOP, Commands.START);

    /** Every menu with more than one command; the installer is a program of its own, and checks are no commands. */
    public static final List<List<Command>> ALL = List.of(REPLICATION, ACTIVATION, SERVICE);

    private Menus() {}

    /** The other commands of a command's menu, in the menu's order. */
    static List<Command> beside(Command command) {
        return ALL.stream()
                .filter(menu -> menu.contains(command))
                .flatMap(List::stream)
                .filter(other -> other != command)
                .toList();
    }
}
