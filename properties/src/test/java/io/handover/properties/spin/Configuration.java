package io.handover.properties.spin;

import io.handover.model.condition.Condition;
import io.handover.model.procedure.Binding;
import io.handover.model.procedure.Branch;
import io.handover.model.procedure.Given;
import io.handover.model.procedure.Instruction;
import io.handover.model.procedure.Plan;
import io.handover.model.procedure.Position;
import io.handover.model.procedure.Procedure;
import io.handover.model.procedure.Resume;
import io.handover.model.procedure.Role;
import io.handover.model.procedure.RoleRef;
import io.handover.model.procedure.StepRef;
import io.handover.model.procedure.WhatIf;
import io.handover.model.site.Assumptions;
import io.handover.model.site.Scope;
import io.handover.model.transition.Transitions;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.IntStream;

/**
 * What both encodings of the core are asked about: a site, its bounds, and a procedure whose servers are called by their numbers.
 *
 * @param name tells it from the others
 * @param scope the core's bounds
 * @param assumptions what the site assumes of the product
 * @param steps the main steps
 * @param detours the what-if branches
 * @param builtIn the built-in procedure that the steps and branches are those of; it may begin elsewhere than at the first state of
 *     semantics.md 1.1
 */
record Configuration(
        String name,
        Scope scope,
        Assumptions assumptions,
        List<Order> steps,
        List<Detour> detours,
        Optional<Plan> builtIn) {
    Configuration {
        steps = List.copyOf(steps);
        detours = List.copyOf(detours);
    }

    /** As the product's own model has it. */
    Transitions transitions() {
        return new Transitions(builtIn.orElseGet(this::plan), scope, assumptions);
    }

    private Plan plan() {
        List<String> servers = IntStream.range(0, scope.servers())
                .mapToObj(Configuration::server)
                .toList();
        List<Role> roles = servers.stream()
                .map(server -> new Role(server, new Binding.Named(server), Position.NONE))
                .toList();
        List<Instruction> instructions = IntStream.range(0, steps.size())
                .mapToObj(i -> instruction(steps.get(i), Optional.of(id(i))))
                .toList();
        List<WhatIf> whatIfs = detours.stream().map(Configuration::whatIf).toList();
        Procedure procedure = new Procedure("asked", name, "", roles, Given.NOTHING, instructions, whatIfs, List.of());
        return new Plan(procedure, servers);
    }

    private static WhatIf whatIf(Detour detour) {
        Condition when = detour.when();
        return new WhatIf(
                when,
                when.takesTarget() ? Optional.of(role(detour.target())) : Optional.empty(),
                when.takesAt() ? Optional.of(role(detour.at())) : Optional.empty(),
                step(detour.from()),
                step(detour.until()),
                detour.steps().stream()
                        .map(order -> instruction(order, Optional.empty()))
                        .toList(),
                resume(detour.resume()),
                Optional.empty(),
                Optional.empty(),
                Position.NONE);
    }

    private static Instruction instruction(Order order, Optional<String> id) {
        return new Instruction(
                order.command(),
                role(order.target()),
                order.command().takesAt() ? Optional.of(role(order.at())) : Optional.empty(),
                id,
                Optional.empty(),
                Optional.empty(),
                OptionalLong.empty(),
                OptionalLong.empty(),
                Position.NONE);
    }

    private static Resume resume(int resume) {
        return switch (resume) {
            case Branch.SAME_STEP -> new Resume.SameStep();
            case Branch.NEXT_STEP -> new Resume.NextStep();
            default -> new Resume.AtStep(new StepRef(id(resume), Position.NONE));
        };
    }

    private static Optional<StepRef> step(OptionalInt number) {
        return number.isPresent() ? Optional.of(new StepRef(id(number.getAsInt()), Position.NONE)) : Optional.empty();
    }

    private static RoleRef role(int server) {
        return new RoleRef(server(server), Position.NONE);
    }

    private static String server(int number) {
        return "S" + number;
    }

    private static String id(int step) {
        return "step-" + step;
    }

    @Override
    public String toString() {
        return name;
    }
}
