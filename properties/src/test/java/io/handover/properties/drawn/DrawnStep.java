package io.handover.properties.drawn;

import io.handover.model.command.Command;
import io.handover.model.procedure.Instruction;
import java.util.Optional;

/** A step: what, to which server, at which server (where the command takes one). */
public record DrawnStep(Command command, int target, int at) {
    /** On a site of that many servers: servers beyond it are counted round, and no step names one twice. */
    Instruction on(int servers) {
        int to = target % servers;
        int other = at % servers == to ? (to + 1) % servers : at % servers;
        return Instruction.of(
                command,
                DrawnProcedure.role(to),
                command.takesAt() ? Optional.of(DrawnProcedure.role(other)) : Optional.empty());
    }

    @Override
    public String toString() {
        return command.name() + " " + target + (command.takesAt() ? " at " + at : "");
    }
}
