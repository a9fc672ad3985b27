package io.handover.executor.plan;

import io.handover.model.command.Command;
import io.handover.model.command.Commands;
import io.handover.model.procedure.Instruction;
import io.handover.model.procedure.Procedure;
import java.util.List;

/**
 * A procedure with those of its commands replaced that the product's API does not know: it has no bare <em>set standby</em>, its
 * {@code set_standby} stops the server's replication as well. What is done by hand stays as it is written.
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

    /** What is sent for a step. */
    static Command command(Instruction written) {
        return written.command() == Commands.SET_STANDBY && !written.byHand()
                ? Commands.SET_STANDBY_AND_STOP_REPLICATION
                : written.command();
    }

    private static List<Instruction> instructions(List<Instruction> written) {
        return written.stream().map(step -> step.withCommand(command(step))).toList();
    }
}
