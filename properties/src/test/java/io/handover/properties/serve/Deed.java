package io.handover.properties.serve;

import io.handover.model.action.ActionKind;
import io.handover.model.command.Command;

/** Something that is done to a site, by its API or beside it. Numbers are taken modulo what there is. */
sealed interface Deed {
    /** A command of HA administration, given through the API of the server that takes it. */
    record Administration(Command command, int target, int at) implements Deed {}

    /** A command at the console of a server, which works whether or not the server is up. */
    record Console(Command command, int target) implements Deed {}

    /** A command of the installer, or a start or stop. */
    record Installation(Command command, int target) implements Deed {}

    /** One of the progress actions that are enabled; none where there is none. */
    record Progress(int choice) implements Deed {}

    /** A fault. */
    record Strike(ActionKind kind, int operand) implements Deed {}
}
