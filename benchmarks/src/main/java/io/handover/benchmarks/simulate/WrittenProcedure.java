package io.handover.benchmarks.simulate;

import io.handover.model.command.Command;
import io.handover.model.command.Commands;
import io.handover.model.procedure.Binding;
import io.handover.model.procedure.Given;
import io.handover.model.procedure.Instruction;
import io.handover.model.procedure.Plan;
import io.handover.model.procedure.Position;
import io.handover.model.procedure.Procedure;
import io.handover.model.procedure.Role;
import io.handover.model.site.Assumptions;
import io.handover.model.site.Server;
import io.handover.model.site.Site;
import io.handover.simulator.site.FaultPlan;
import io.handover.simulator.site.SimulatedSite;
import io.handover.simulator.site.Timing;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** The written procedure, its extras excluded, on a site of three servers with the defaults of everything. */
final class WrittenProcedure {
    private static final String INITIAL = "initial-active";
    private static final String FINAL = Plan.FINAL_ACTIVE;
    private static final String EXTRAS = "extras";

    private WrittenProcedure() {}

    static SimulatedSite site() {
        List<Server> servers = IntStream.rangeClosed(1, 3)
                .mapToObj(s -> new Server("DK_MGT_" + s, "192.0.2." + s, s))
                .toList();
        return new SimulatedSite(
                new Site("three-servers", "Three servers", servers, Assumptions.DEFAULT),
                Timing.DEFAULT,
                FaultPlan.DEFAULT);
    }

    static Plan on(SimulatedSite site) {
        List<Role> roles = List.of(
                new Role(INITIAL, new Binding.Active(), Position.NONE),
                new Role(FINAL, new Binding.Standby(1), Position.NONE),
                new Role(EXTRAS, new Binding.OtherStandbys(), Position.NONE));
        List<Instruction> steps = List.of(
                step(Commands.EXCLUDE, FINAL, Optional.of(INITIAL)),
                step(Commands.EXCLUDE, EXTRAS, Optional.of(INITIAL)),
                step(Commands.UPGRADE, FINAL, Optional.empty()),
                step(Commands.VERIFY_UPGRADED, FINAL, Optional.empty()),
                step(Commands.FORCE_ACTIVATE, FINAL, Optional.empty()),
                step(Commands.SET_STANDBY, INITIAL, Optional.empty()),
                step(Commands.UPGRADE, INITIAL, Optional.empty()),
                step(Commands.UPGRADE, EXTRAS, Optional.empty()));
        return new Plan(
                new Procedure(
                        "upgrade-without-downtime",
                        "Upgrade without downtime",
                        "",
                        roles,
                        Given.NOTHING,
                        steps,
                        List.of(),
                        List.of()),
                site.site().serverNames());
    }

    private static Instruction step(Command command, String target, Optional<String> at) {
        return Instruction.of(command, target, at);
    }
}
