package io.handover.executor.plan;

import io.handover.model.command.Command;
import io.handover.model.command.Commands;
import io.handover.model.procedure.Instruction;
import io.handover.model.procedure.Procedure;
import java.util.List;

/**
 * A procedure with those of its commands replaced that the product's API does not know: it has no bare <em>set standby</em>, its
 * {@code set_standby} stops the server's replication as well.
 */
public final class ThroughApi {
    private ThroughApi() {}

    public static Procedure of(Procedure written) {
        return written.withSteps(
                instructions(written.steps()),
                written.whatIfs().stream()
                        .map(branch -> branch.withSteps(instructions(branch.steps())))
                        .toList());
    }

    /** What the API has for a command. */
    public static Command command(Command written) {
        return written == Commands.SET_STANDBY ? Commands.SET_STANDBY_AND_STOP_REPLICATION : written;
    }

    private static List<Instruction> instructions(List<Instruction> written) {
        return written.stream().map(ThroughApi::instruction).toList();
    }

    private static Instruction instruction(Instruction written) {
        return new Instruction(
                command(written.command()),
                written.target(),
                written.at(),
                written.id(),
                written.note(),
                written.because(),
                written.expectedMillis(),
                written.asSoonAsPossibleMillis(),
                written.position());
    }
}
