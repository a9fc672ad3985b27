package io.handover.properties.drawn;

import io.handover.model.procedure.Binding;
import io.handover.model.procedure.Given;
import io.handover.model.procedure.Plan;
import io.handover.model.procedure.Position;
import io.handover.model.procedure.Procedure;
import io.handover.model.procedure.Role;
import java.util.List;
import java.util.stream.IntStream;

/** A procedure; its servers are called S0, S1… */
public record DrawnProcedure(List<DrawnStep> steps, List<DrawnBranch> branches) {
    static String role(int server) {
        return "S" + server;
    }

    public Plan on(int servers) {
        List<String> names =
                IntStream.range(0, servers).mapToObj(DrawnProcedure::role).toList();
        List<Role> roles = names.stream()
                .map(name -> new Role(name, new Binding.Named(name), Position.NONE))
                .toList();
        return new Plan(
                new Procedure(
                        "drawn",
                        "A drawn procedure",
                        "",
                        roles,
                        Given.NOTHING,
                        steps.stream().map(step -> step.on(servers)).toList(),
                        branches.stream().map(branch -> branch.on(servers)).toList(),
                        List.of()),
                names);
    }
}
