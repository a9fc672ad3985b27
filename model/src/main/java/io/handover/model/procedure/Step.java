package io.handover.model.procedure;

import io.handover.model.command.Command;
import io.handover.model.state.SiteState;

/**
 * A step bound to servers.
 *
 * @param command what to do or check
 * @param target the server that it is done to
 * @param at the server that it is done at; 0 where the command takes none
 * @param instruction the written step that it comes from
 */
public record Step(Command command, int target, int at, Instruction instruction) {
    /** The guard: the command is offered and can be executed. */
    public boolean offered(SiteState state) {
        return command.offered(state, target, at);
    }

    /** The server that the operator gives the command to. */
    public int contact() {
        return command.takesAt() ? at : target;
    }

    /** Whether another step gives the same command to the same servers; what is written beside it does not matter. */
    public boolean isSameCommand(Step other) {
        return command == other.command && target == other.target && (!command.takesAt() || at == other.at);
    }

    /** The command's effect. */
    public void execute(SiteState state) {
        command.execute(state, target, at);
    }

    /** The goal: what the operator must see before going on. */
    public boolean reached(SiteState state) {
        return command.reached(state, target, at);
    }
}
