package io.handover.analysis.advice;

import io.handover.model.procedure.Declarations;
import io.handover.model.procedure.Instruction;
import io.handover.model.procedure.Procedure;
import io.handover.model.procedure.RoleRef;
import io.handover.model.procedure.TimedBound;
import io.handover.model.procedure.WhatIf;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;

/** Edits of one procedure that are made together; what two patches share is made once. */
public record Patch(List<Edit> edits) {
    /** Nothing is changed. */
    public static final Patch NONE = new Patch(List.of());

    public Patch {
        edits = List.copyOf(new LinkedHashSet<>(edits));
    }

    static Patch of(Edit... edits) {
        return new Patch(List.of(edits));
    }

    public boolean isEmpty() {
        return edits.isEmpty();
    }

    /** Both together, this one's edits first. */
    public Patch and(Patch other) {
        return new Patch(Stream.concat(edits.stream(), other.edits.stream()).toList());
    }

    /** This one without what another one does. */
    public Patch without(Patch other) {
        return new Patch(
                edits.stream().filter(edit -> !other.edits.contains(edit)).toList());
    }

    /** Whether an edit of one and an edit of the other cannot both be made. */
    public boolean conflictsWith(Patch other) {
        return edits.stream().anyMatch(edit -> other.edits.stream().anyMatch(edit::excludes));
    }

    /** The procedure with the edits made. */
    public Procedure on(Procedure procedure) {
        return new Procedure(
                procedure.name(),
                procedure.title(),
                procedure.description(),
                procedure.roles(),
                procedure.given(),
                declarations(procedure.declarations()),
                steps(procedure.steps()),
                branches(procedure.whatIfs()),
                procedure.bounds().stream().map(this::bound).toList(),
                procedure.promises());
    }

    private <T extends Edit> List<T> all(Class<T> kind) {
        return edits.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    private List<Instruction> steps(List<Instruction> steps) {
        Set<Integer> moved = new LinkedHashSet<>();
        all(Edit.MoveStep.class).forEach(move -> moved.add(move.step()));
        List<Instruction> changed = new ArrayList<>();
        for (int i = 0; i <= steps.size(); i++) {
            for (Edit edit : edits) {
                if (edit instanceof Edit.AddStep add && add.before() == i) {
                    changed.add(add.step());
                } else if (edit instanceof Edit.MoveStep move && move.before() == i) {
                    changed.add(step(move.step(), steps.get(move.step())));
                }
            }
            if (i < steps.size() && !moved.contains(i)) {
                changed.add(step(i, steps.get(i)));
            }
        }
        return changed;
    }

    private Instruction step(int place, Instruction step) {
        Optional<String> id = step.id();
        RoleRef target = step.target();
        Optional<RoleRef> at = step.at();
        OptionalLong most = step.asSoonAsPossibleMillis();
        for (Edit edit : edits) {
            if (edit instanceof Edit.NameStep name && name.step() == place) {
                id = Optional.of(name.id());
            } else if (edit instanceof Edit.ReplaceRoles roles && roles.step() == place) {
                target = new RoleRef(roles.target(), target.position());
                at = roles.at()
                        .map(role -> new RoleRef(
                                role, step.at().map(RoleRef::position).orElse(step.position())));
            } else if (edit instanceof Edit.AllowStep allow && allow.step() == place) {
                most = OptionalLong.of(allow.mostMillis());
            }
        }
        return new Instruction(
                step.command(),
                target,
                at,
                id,
                step.note(),
                step.because(),
                step.expectedMillis(),
                most,
                step.byHand(),
                step.position());
    }

    private List<WhatIf> branches(List<WhatIf> branches) {
        List<WhatIf> changed = new ArrayList<>(branches);
        for (Edit.WatchBranch watch : all(Edit.WatchBranch.class)) {
            WhatIf branch = changed.get(watch.branch());
            changed.set(
                    watch.branch(),
                    new WhatIf(
                            branch.when(),
                            branch.target(),
                            branch.at(),
                            watch.from().or(branch::from),
                            watch.until().or(branch::until),
                            branch.steps(),
                            branch.resume(),
                            branch.note(),
                            branch.because(),
                            branch.position()));
        }
        all(Edit.AddBranch.class).forEach(add -> changed.add(add.branch()));
        return changed;
    }

    private Declarations declarations(Declarations declarations) {
        List<Declarations.ChangesLost> lost = new ArrayList<>(declarations.changesLost());
        for (Edit.MoveWindow move : all(Edit.MoveWindow.class)) {
            Declarations.ChangesLost window = lost.get(move.window());
            lost.set(
                    move.window(),
                    new Declarations.ChangesLost(window.at(), move.from(), move.until(), window.position()));
        }
        all(Edit.DeclareLost.class).forEach(declare -> lost.add(declare.window()));
        List<Declarations.SeveralActive> several = new ArrayList<>(declarations.severalActive());
        all(Edit.DeclareSeveral.class).forEach(declare -> several.add(declare.stretch()));
        return new Declarations(lost, several);
    }

    private TimedBound bound(TimedBound bound) {
        for (Edit.AllowTime allow : all(Edit.AllowTime.class)) {
            if (allow.measure() == bound.measure()) {
                return new TimedBound(bound.measure(), allow.mostMillis(), bound.position());
            }
        }
        return bound;
    }
}
