package io.handover.model.procedure;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds the servers of a procedure's roles on a site; a server's number is its place in the site's order. */
final class Binder {
    private final Procedure procedure;
    private final List<String> siteServers;

    Binder(Procedure procedure, List<String> siteServers) {
        this.procedure = procedure;
        this.siteServers = List.copyOf(siteServers);
        for (Role role : procedure.roles()) {
            names(role);
        }
    }

    private Role role(RoleRef ref) {
        for (Role role : procedure.roles()) {
            if (role.name().equals(ref.role())) {
                return role;
            }
        }
        throw new ProcedureException(ref.position(), "there is no role '" + ref.role() + "'");
    }

    private List<String> names(Role role) {
        Binding binding = role.binding();
        if (binding instanceof Binding.Active) {
            return List.of(siteServers.get(0));
        }
        if (binding instanceof Binding.Standby standby) {
            if (standby.number() >= siteServers.size()) {
                throw new ProcedureException(
                        role.position(),
                        "role '" + role.name() + "' is bound to standby-" + standby.number() + ", but the site has "
                                + (siteServers.size() - 1)
                                + (siteServers.size() == 2 ? " standby" : " standbys"));
            }
            return List.of(siteServers.get(standby.number()));
        }
        if (binding instanceof Binding.Named named) {
            if (!siteServers.contains(named.server())) {
                throw new ProcedureException(
                        role.position(),
                        "role '" + role.name() + "' is bound to '" + named.server()
                                + "', which is no server of the site; its servers are "
                                + String.join(", ", siteServers));
            }
            return List.of(named.server());
        }
        List<String> others = new ArrayList<>(siteServers.subList(1, siteServers.size()));
        for (Role other : procedure.roles()) {
            if (!(other.binding() instanceof Binding.OtherStandbys)) {
                others.removeAll(names(other));
            }
        }
        return others;
    }

    /** The numbers of a role's servers. */
    List<Integer> servers(RoleRef ref) {
        return names(role(ref)).stream().map(siteServers::indexOf).sorted().toList();
    }

    /** The number of a role that must be one server. */
    int one(RoleRef ref) {
        List<Integer> servers = servers(ref);
        if (servers.size() != 1) {
            throw new ProcedureException(
                    ref.position(),
                    "role '" + ref.role() + "' is " + servers.size() + " servers here; exactly one is needed");
        }
        return servers.get(0);
    }

    /** The number of a role that must be one server, and another than {@code s}. */
    int other(RoleRef ref, int s) {
        int server = one(ref);
        if (server == s) {
            throw new ProcedureException(ref.position(), siteServers.get(s) + " cannot be both ends of a relationship");
        }
        return server;
    }

    List<Step> steps(List<Instruction> instructions) {
        List<Step> steps = new ArrayList<>();
        for (Instruction instruction : instructions) {
            int at = instruction.at().map(this::one).orElse(0);
            for (int target : servers(instruction.target())) {
                if (instruction.at().isPresent() && target == at) {
                    throw new ProcedureException(
                            instruction.position(),
                            "'" + instruction.command().name() + "' names " + siteServers.get(at)
                                    + " twice; 'at' must be another server");
                }
                steps.add(new Step(instruction.command(), target, at, instruction));
            }
        }
        if (steps.size() > Plan.MAX_STEPS) {
            throw new ProcedureException(
                    instructions.get(0).position(),
                    "the steps become " + steps.size() + " on this site; " + Plan.MAX_STEPS + " are allowed");
        }
        return List.copyOf(steps);
    }

    List<Branch> branches(List<Step> mainSteps) {
        List<Branch> branches = new ArrayList<>();
        for (WhatIf whatIf : procedure.whatIfs()) {
            if (whatIf.steps().isEmpty()) {
                throw new ProcedureException(whatIf.position(), "a what-if branch needs at least one step");
            }
            List<Step> steps = steps(whatIf.steps());
            if (steps.isEmpty()) {
                continue; // its steps are for servers that this site does not have
            }
            int from = whatIf.from().map(ref -> firstOf(ref, mainSteps)).orElse(Math.min(1, mainSteps.size()));
            int until =
                    whatIf.until().map(ref -> lastOf(ref, mainSteps)).orElseGet(() -> lastWatched(whatIf, mainSteps));
            int at = whatIf.at().map(this::one).orElse(0);
            int resume = resume(whatIf.resume(), mainSteps);
            List<Integer> targets = whatIf.target().map(this::servers).orElse(List.of(0));
            for (int target : targets) {
                branches.add(new Branch(whatIf, target, at, from, until, steps, resume));
            }
        }
        if (branches.size() > Plan.MAX_BRANCHES) {
            throw new ProcedureException(
                    procedure.whatIfs().get(0).position(),
                    "the what-if branches become " + branches.size() + " on this site; " + Plan.MAX_BRANCHES
                            + " are allowed");
        }
        return List.copyOf(branches);
    }

    private int resume(Resume resume, List<Step> mainSteps) {
        if (resume instanceof Resume.AtStep at) {
            return firstOf(at.step(), mainSteps);
        }
        if (resume instanceof Resume.Complete) {
            return mainSteps.size();
        }
        return resume instanceof Resume.SameStep ? Branch.SAME_STEP : Branch.NEXT_STEP;
    }

    /** Where nothing is said: what is complete need not be given up. */
    private static int lastWatched(WhatIf whatIf, List<Step> mainSteps) {
        return whatIf.resume() instanceof Resume.Complete ? mainSteps.size() - 1 : mainSteps.size();
    }

    List<Window> windows(List<Step> mainSteps) {
        List<Window> windows = new ArrayList<>();
        for (Declarations.ChangesLost lost : procedure.declarations().changesLost()) {
            int from = firstOf(lost.from(), mainSteps);
            int until = lastOf(lost.until(), mainSteps);
            checkOrder(lost.from(), lost.until());
            Window.Opening opening = opening(lost.from(), mainSteps);
            if (from == until && opening == Window.Opening.AFTER_THE_CHECK) {
                throw new ProcedureException(
                        lost.from().position(),
                        "the window of declared losses never opens: '"
                                + lost.from().id()
                                + "' is one check alone, and a check opens a window when it is done");
            }
            for (int server : servers(lost.at())) {
                if (from <= until) {
                    windows.add(new Window(server, from, until, opening));
                }
            }
        }
        return List.copyOf(windows);
    }

    private Window.Opening opening(StepRef ref, List<Step> mainSteps) {
        for (Step step : mainSteps) {
            if (isStep(step, ref)) {
                return step.command().isCheck() ? Window.Opening.AFTER_THE_CHECK : Window.Opening.WITH_ITS_EFFECT;
            }
        }
        return Window.Opening.AT_ONCE;
    }

    List<Stretch> severalActive(List<Step> mainSteps) {
        List<Stretch> stretches = new ArrayList<>();
        for (Declarations.SeveralActive several : procedure.declarations().severalActive()) {
            int from = firstOf(several.from(), mainSteps);
            int until = lastOf(several.until(), mainSteps);
            checkOrder(several.from(), several.until());
            if (from <= until) {
                stretches.add(new Stretch(from, until));
            }
        }
        return List.copyOf(stretches);
    }

    /** That a declaration's last step does not come before its first, as they are written. */
    private void checkOrder(StepRef from, StepRef until) {
        if (written(until) < written(from)) {
            throw new ProcedureException(
                    until.position(),
                    "the window from '" + from.id() + "' until '" + until.id() + "' never opens: step '" + until.id()
                            + "' comes before '" + from.id() + "'");
        }
    }

    private int written(StepRef ref) {
        List<Instruction> steps = procedure.steps();
        for (int i = 0; i < steps.size(); i++) {
            if (steps.get(i).id().equals(Optional.of(ref.id()))) {
                return i;
            }
        }
        throw new ProcedureException(ref.position(), "there is no step with the id '" + ref.id() + "'");
    }

    private int firstOf(StepRef ref, List<Step> mainSteps) {
        int after = 0;
        for (int i = 0; i < mainSteps.size(); i++) {
            if (isStep(mainSteps.get(i), ref)) {
                return i;
            }
        }
        // The step may have no servers on this site: the place where it would stand.
        for (Instruction instruction : procedure.steps()) {
            if (instruction.id().equals(Optional.of(ref.id()))) {
                return after;
            }
            after += servers(instruction.target()).size();
        }
        throw new ProcedureException(ref.position(), "there is no step with the id '" + ref.id() + "'");
    }

    private int lastOf(StepRef ref, List<Step> mainSteps) {
        for (int i = mainSteps.size() - 1; i >= 0; i--) {
            if (isStep(mainSteps.get(i), ref)) {
                return i;
            }
        }
        // The step has no servers on this site: the stretch ends before the place where it would stand.
        return firstOf(ref, mainSteps) - 1;
    }

    private static boolean isStep(Step step, StepRef ref) {
        return step.instruction().id().equals(Optional.of(ref.id()));
    }
}
