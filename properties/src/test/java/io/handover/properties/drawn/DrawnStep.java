package io.handover.properties.drawn;

import io.handover.model.command.Command;
import io.handover.model.procedure.Instruction;
import io.handover.model.procedure.Position;
import java.util.Optional;
import java.util.OptionalLong;

/** A step: what, to which server, at which server (where the command takes one). */
public record DrawnStep(Command command, int target, int at) {
    /** On a site of that many servers: servers beyond it are counted round, and no step names one twice. */
    Instruction on(int servers, Roles roles, Optional<String> id) {
        int to = target % servers;
        int other = at % servers == to ? (to + 1) % servers : at % servers;
        return new Instruction(
                command,
                roles.ref(to),
                command.takesAt() ? Optional.of(roles.ref(other)) : Optional.empty(),
                id,
                Optional.empty(),
                Optional.empty(),
                OptionalLong.empty(),
                OptionalLong.empty(),
                false,
                Position.NONE);
    }

    @Override
    public String toString() {
        return command.name() + " " + target + (command.takesAt() ? " at " + at : "");
    }
}
