package io.handover.properties.spin;

import io.handover.model.condition.Condition;
import io.handover.model.procedure.Binding;
import io.handover.model.procedure.Branch;
import io.handover.model.procedure.Declarations;
import io.handover.model.procedure.Instruction;
import io.handover.model.procedure.Plan;
import io.handover.model.procedure.Position;
import io.handover.model.procedure.Procedure;
import io.handover.model.procedure.Resume;
import io.handover.model.procedure.Role;
import io.handover.model.procedure.RoleRef;
import io.handover.model.procedure.StepRef;
import io.handover.model.procedure.Stretch;
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
 * @param start where it starts
 * @param steps the main steps
 * @param detours the what-if branches
 * @param losses where and when changes are declared lost
 * @param severalActive when more than one server may be active
 * @param builtIn the built-in procedure that all of these are of; where it starts is then asked of itself
 */
record Configuration(
        String name,
        Scope scope,
        Assumptions assumptions,
        Start start,
        List<Order> steps,
        List<Detour> detours,
        List<Loss> losses,
        List<Stretch> severalActive,
        Optional<Plan> builtIn) {
    Configuration {
        steps = List.copyOf(steps);
        detours = List.copyOf(detours);
        losses = List.copyOf(losses);
        severalActive = List.copyOf(severalActive);
    }

    /** From the usual start, declaring nothing. */
    Configuration(String name, Scope scope, Assumptions assumptions, List<Order> steps, List<Detour> detours) {
        this(name, scope, assumptions, Start.USUAL, steps, detours, List.of(), List.of(), Optional.empty());
    }

    Configuration declaring(List<Loss> lost, List<Stretch> several) {
        return new Configuration(name, scope, assumptions, start, steps, detours, lost, several, builtIn);
    }

    Configuration startingFrom(Start given) {
        return new Configuration(name, scope, assumptions, given, steps, detours, losses, severalActive, builtIn);
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
        List<WhatIf> whatIfs = detours.stream().map(this::whatIf).toList();
        Declarations declarations = new Declarations(
                losses.stream()
                        .map(loss -> new Declarations.ChangesLost(
                                role(loss.server()), step(loss.from()), step(loss.until()), Position.NONE))
                        .toList(),
                severalActive.stream()
                        .map(several -> new Declarations.SeveralActive(
                                step(several.from()), step(several.until()), Position.NONE))
                        .toList());
        Procedure procedure = new Procedure(
                "asked",
                name,
                "",
                roles,
                start.given(Configuration::server),
                declarations,
                instructions,
                whatIfs,
                List.of());
        return new Plan(procedure, servers);
    }

    private WhatIf whatIf(Detour detour) {
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
                false,
                Position.NONE);
    }

    private Resume resume(int resume) {
        if (resume == steps.size()) {
            return new Resume.Complete();
        }
        return switch (resume) {
            case Branch.SAME_STEP -> new Resume.SameStep();
            case Branch.NEXT_STEP -> new Resume.NextStep();
            default -> new Resume.AtStep(step(resume));
        };
    }

    private static Optional<StepRef> step(OptionalInt number) {
        return number.isPresent() ? Optional.of(step(number.getAsInt())) : Optional.empty();
    }

    private static StepRef step(int number) {
        return new StepRef(id(number), Position.NONE);
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
