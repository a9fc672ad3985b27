package io.handover.properties.drawn;

import io.handover.model.procedure.Plan;
import io.handover.model.procedure.Procedure;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** A procedure; its servers are called S0, S1… */
public record DrawnProcedure(
        List<DrawnStep> steps, List<DrawnBranch> branches, DrawnDeclarations declarations, DrawnGiven given) {

    /** From the usual start, giving nothing up. */
    public DrawnProcedure(List<DrawnStep> steps, List<DrawnBranch> branches) {
        this(steps, branches, DrawnDeclarations.NOTHING, DrawnGiven.NOTHING);
    }

    static String role(int server) {
        return "S" + server;
    }

    static String id(int step) {
        return "step-" + step;
    }

    public Plan on(int servers) {
        return on(servers, Roles.usual(servers));
    }

    /** With these roles in place of the usual ones. */
    public Plan on(int servers, Roles roles) {
        return new Plan(
                new Procedure(
                        "drawn",
                        "A drawn procedure",
                        "",
                        roles.written(),
                        given.on(servers, roles),
                        declarations.on(servers, roles, steps),
                        IntStream.range(0, steps.size())
                                .mapToObj(i -> steps.get(i).on(servers, roles, Optional.of(id(i))))
                                .toList(),
                        branches.stream()
                                .map(branch -> branch.on(servers, roles, steps.size()))
                                .toList(),
                        List.of()),
                IntStream.range(0, servers).mapToObj(DrawnProcedure::role).toList());
    }
}
