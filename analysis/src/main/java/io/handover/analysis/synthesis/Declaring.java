package io.handover.analysis.synthesis;

import io.handover.model.command.Commands;
import io.handover.model.procedure.Declarations;
import io.handover.model.procedure.Instruction;
import io.handover.model.procedure.Plan;
import io.handover.model.procedure.Position;
import io.handover.model.procedure.Procedure;
import io.handover.model.procedure.RoleRef;
import io.handover.model.property.Properties;
import io.handover.model.property.Property;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The ways to declare what a procedure gives up, the shortest stretch first. Before changes are declared lost there may be a look whether those that
 * were made until then have arrived.
 */
record Declaring(Procedure procedure, Plan plan, Declarations allowed) {
    private static final String LOOK =
            "Changes that were made until now have to be on the server that takes over before what comes after is given up.";

    /** A procedure that declares something, and how many steps that lasts. */
    private record Declared(Procedure procedure, int steps) {}

    List<Procedure> on(Property property) {
        List<Declared> all = new ArrayList<>();
        if (property == Properties.ONLY_DECLARED_CHANGES_LOST) {
            allowed.changesLost().stream()
                    .map(lost -> lost.at().role())
                    .distinct()
                    .filter(role -> !plan.servers(role).isEmpty())
                    .forEach(role -> lost(role, all));
        }
        if (property == Properties.AT_MOST_ONE_ACTIVE
                && !allowed.severalActive().isEmpty()) {
            several(all);
        }
        return all.stream()
                .sorted(Comparator.comparingInt(Declared::steps))
                .map(Declared::procedure)
                .toList();
    }

    private void several(List<Declared> all) {
        List<Instruction> steps = procedure.steps();
        for (int from = 0; from < steps.size(); from++) {
            for (int until = from; until < steps.size(); until++) {
                Declarations declarations = new Declarations(
                        procedure.declarations().changesLost(),
                        List.of(new Declarations.SeveralActive(
                                Ids.ref(steps.get(from)), Ids.ref(steps.get(until)), Position.NONE)));
                all.add(new Declared(with(steps, declarations), until - from));
            }
        }
    }

    private void lost(String role, List<Declared> all) {
        List<Instruction> steps = procedure.steps();
        for (int from = 0; from < steps.size(); from++) {
            for (int until = from; until < steps.size(); until++) {
                if (until > from || !steps.get(from).command().isCheck()) {
                    all.add(new Declared(
                            with(steps, declared(role, steps.get(from), steps.get(until))), 2 * (until - from)));
                }
                for (String heir : heirs(role)) {
                    looked(role, heir, from, until, all);
                }
            }
        }
    }

    /** With a look before step {@code from}. */
    private void looked(String role, String heir, int from, int until, List<Declared> all) {
        List<Instruction> steps = new ArrayList<>(procedure.steps());
        Set<String> taken = new LinkedHashSet<>();
        steps.forEach(step -> step.id().ifPresent(taken::add));
        Instruction bare = Instruction.of(Commands.AWAIT_CAUGHT_UP, heir, Optional.of(role));
        Instruction look = Ids.with(bare, Optional.of(Ids.unused(taken, "last-look")), Optional.of(LOOK));
        steps.add(from, look);
        all.add(new Declared(
                with(steps, declared(role, look, procedure.steps().get(until))), 2 * (until - from + 1) + 1));
    }

    /** The servers that are activated, as roles. */
    private List<String> heirs(String than) {
        return procedure.steps().stream()
                .filter(step -> step.command() == Commands.FORCE_ACTIVATE || step.command() == Commands.ACTIVATE)
                .map(step -> step.target().role())
                .distinct()
                .filter(role -> !role.equals(than) && plan.servers(role).size() == 1)
                .filter(role -> plan.servers(than).size() == 1)
                .toList();
    }

    private Declarations declared(String role, Instruction from, Instruction until) {
        List<Declarations.ChangesLost> others = procedure.declarations().changesLost().stream()
                .filter(lost -> !lost.at().role().equals(role))
                .toList();
        Declarations.ChangesLost window = new Declarations.ChangesLost(
                new RoleRef(role, Position.NONE), Ids.ref(from), Ids.ref(until), Position.NONE);
        return new Declarations(
                Stream.concat(others.stream(), Stream.of(window)).toList(),
                procedure.declarations().severalActive());
    }

    private Procedure with(List<Instruction> steps, Declarations declarations) {
        return new Procedure(
                procedure.name(),
                procedure.title(),
                procedure.description(),
                procedure.roles(),
                procedure.given(),
                declarations,
                steps,
                procedure.whatIfs(),
                procedure.bounds(),
                procedure.promises());
    }
}
