package io.handover.analysis.synthesis;

import io.handover.model.procedure.Declarations;
import io.handover.model.procedure.Instruction;
import io.handover.model.procedure.Procedure;
import io.handover.model.procedure.WhatIf;
import io.handover.model.site.Scope;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Takes out of a proved procedure all that it is proved without. */
final class Trimming {
    private final Trying trying;
    private final Scope scope;
    private final Set<String> kept;

    /**
     * For one procedure.
     *
     * @param kept ids of the main steps that stay whatever is proved without them
     */
    Trimming(Trying trying, Scope scope, Set<String> kept) {
        this.trying = trying;
        this.scope = scope;
        this.kept = new LinkedHashSet<>(kept);
    }

    /** Branches before steps of theirs, then main steps, then what is declared. */
    Tried trimmed(Tried proved) {
        Tried now = proved;
        boolean isShorter = true;
        while (isShorter) {
            isShorter = false;
            for (Procedure shorter : shorter(now.procedure())) {
                Optional<Tried> tried = trying.of(shorter, scope).filter(Tried::isProved);
                if (tried.isPresent() && tried.get().commands() <= now.commands()) {
                    now = tried.get();
                    isShorter = true;
                    break;
                }
            }
        }
        return now;
    }

    private List<Procedure> shorter(Procedure procedure) {
        List<Procedure> shorter = new ArrayList<>();
        List<WhatIf> branches = procedure.whatIfs();
        for (int i = branches.size() - 1; i >= 0; i--) {
            shorter.add(procedure.withSteps(procedure.steps(), less(branches, i)));
        }
        for (int i = 0; i < branches.size(); i++) {
            List<Instruction> steps = branches.get(i).steps();
            for (int j = 0; steps.size() > 1 && j < steps.size(); j++) {
                List<WhatIf> changed = new ArrayList<>(branches);
                changed.set(i, branches.get(i).withSteps(less(steps, j)));
                shorter.add(procedure.withSteps(procedure.steps(), changed));
            }
        }
        for (int i = procedure.steps().size() - 1; i >= 0; i--) {
            if (!procedure.steps().get(i).id().filter(kept::contains).isPresent()) {
                shorter.add(procedure.withSteps(less(procedure.steps(), i), branches));
            }
        }
        shorter.addAll(declaringLess(procedure));
        return shorter;
    }

    private static List<Procedure> declaringLess(Procedure procedure) {
        Declarations declared = procedure.declarations();
        List<Declarations> less = new ArrayList<>();
        for (int i = 0; i < declared.changesLost().size(); i++) {
            less.add(new Declarations(less(declared.changesLost(), i), declared.severalActive()));
        }
        for (int i = 0; i < declared.severalActive().size(); i++) {
            less.add(new Declarations(declared.changesLost(), less(declared.severalActive(), i)));
        }
        return less.stream()
                .map(declarations -> new Procedure(
                        procedure.name(),
                        procedure.title(),
                        procedure.description(),
                        procedure.roles(),
                        procedure.given(),
                        declarations,
                        procedure.steps(),
                        procedure.whatIfs(),
                        procedure.bounds(),
                        procedure.promises()))
                .toList();
    }

    private static <T> List<T> less(List<T> all, int place) {
        return Stream.concat(all.subList(0, place).stream(), all.subList(place + 1, all.size()).stream())
                .toList();
    }
}
