package io.handover.analysis.comparison;

import io.handover.model.procedure.Declarations;
import io.handover.model.procedure.Given;
import io.handover.model.procedure.Instruction;
import io.handover.model.procedure.Procedure;
import io.handover.model.procedure.Resume;
import io.handover.model.procedure.Role;
import io.handover.model.procedure.RoleRef;
import io.handover.model.procedure.StepRef;
import io.handover.model.procedure.WhatIf;
import java.util.Map;
import java.util.Optional;

/** A procedure with other names of roles and of steps, and nothing else changed. Names that are not in the tables stay. */
record Renaming(Map<String, String> roles, Map<String, String> ids) {
    Procedure of(Procedure procedure) {
        return new Procedure(
                procedure.name(),
                procedure.title(),
                procedure.description(),
                procedure.roles().stream()
                        .map(role -> new Role(role(role.name()), role.binding(), role.position()))
                        .toList(),
                of(procedure.given()),
                new Declarations(
                        procedure.declarations().changesLost().stream()
                                .map(lost -> new Declarations.ChangesLost(
                                        of(lost.at()), of(lost.from()), of(lost.until()), lost.position()))
                                .toList(),
                        procedure.declarations().severalActive().stream()
                                .map(several -> new Declarations.SeveralActive(
                                        of(several.from()), of(several.until()), several.position()))
                                .toList()),
                procedure.steps().stream().map(this::of).toList(),
                procedure.whatIfs().stream().map(this::of).toList(),
                procedure.bounds(),
                procedure.promises());
    }

    private String role(String name) {
        return roles.getOrDefault(name, name);
    }

    private RoleRef of(RoleRef ref) {
        return new RoleRef(role(ref.role()), ref.position());
    }

    private StepRef of(StepRef ref) {
        return new StepRef(ids.getOrDefault(ref.id(), ref.id()), ref.position());
    }

    private Instruction of(Instruction step) {
        return new Instruction(
                step.command(),
                of(step.target()),
                step.at().map(this::of),
                step.id().map(id -> ids.getOrDefault(id, id)),
                step.note(),
                step.because(),
                step.expectedMillis(),
                step.asSoonAsPossibleMillis(),
                step.byHand(),
                step.position());
    }

    private WhatIf of(WhatIf branch) {
        return new WhatIf(
                branch.when(),
                branch.target().map(this::of),
                branch.at().map(this::of),
                branch.from().map(this::of),
                branch.until().map(this::of),
                branch.steps().stream().map(this::of).toList(),
                branch.resume() instanceof Resume.AtStep at ? new Resume.AtStep(of(at.step())) : branch.resume(),
                branch.note(),
                branch.because(),
                branch.position());
    }

    private Given of(Given given) {
        return new Given(
                given.changes(),
                given.servers().stream()
                        .map(server -> new Given.Server(
                                of(server.role()),
                                server.process(),
                                server.mode(),
                                server.version(),
                                subscription(server),
                                server.registered()
                                        .map(all -> all.stream().map(this::of).toList()),
                                server.lacks()))
                        .toList(),
                given.cuts().stream()
                        .map(cut -> new Given.Cut(of(cut.one()), of(cut.other())))
                        .toList());
    }

    /** Empty where the server's own is not stated, and empty within where it is none. */
    private Optional<Optional<RoleRef>> subscription(Given.Server server) {
        if (server.subscription().isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(server.subscription().get().map(this::of));
    }

    /** The same step with that name. */
    static Instruction named(Instruction step, Optional<String> id) {
        return new Instruction(
                step.command(),
                step.target(),
                step.at(),
                id,
                step.note(),
                step.because(),
                step.expectedMillis(),
                step.asSoonAsPossibleMillis(),
                step.byHand(),
                step.position());
    }
}
