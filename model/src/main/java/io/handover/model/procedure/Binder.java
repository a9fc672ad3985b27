package io.handover.model.procedure;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds the servers of a procedure's roles on a site and numbers them. */
final class Binder {
    private final Procedure procedure;
    private final List<String> siteServers;
    /** Site servers by number. */
    private final List<String> numbered;

    Binder(Procedure procedure, List<String> siteServers) {
        this.procedure = procedure;
        this.siteServers = List.copyOf(siteServers);
        this.numbered = new ArrayList<>(siteServers);
        for (Role role : procedure.roles()) {
            if (role.name().equals(Plan.FINAL_ACTIVE)) {
                String server = single(role);
                if (server.equals(siteServers.get(0))) {
                    throw new ProcedureException(
                            role.position(),
                            "role '" + role.name() + "' is bound to " + server
                                    + ", the site's active server; it must be a standby");
                }
                numbered.remove(server);
                numbered.add(1, server);
            }
        }
        for (Role role : procedure.roles()) {
            names(role);
        }
    }

    List<String> serverNames() {
        return List.copyOf(numbered);
    }

    private Role role(RoleRef ref) {
        for (Role role : procedure.roles()) {
            if (role.name().equals(ref.role())) {
                return role;
            }
        }
        throw new ProcedureException(ref.position(), "there is no role '" + ref.role() + "'");
    }

    private String single(Role role) {
        List<String> names = names(role);
        if (names.size() != 1) {
            throw new ProcedureException(
                    role.position(), "role '" + role.name() + "' must be one server and is " + names.size());
        }
        return names.get(0);
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
        return names(role(ref)).stream().map(numbered::indexOf).sorted().toList();
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
            throw new ProcedureException(ref.position(), numbered.get(s) + " cannot be both ends of a relationship");
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
                            "'" + instruction.command().name() + "' names " + numbered.get(at)
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
            List<Step> steps = steps(whatIf.steps());
            if (steps.isEmpty()) {
                continue; // its steps are for servers that this site does not have
            }
            int from = whatIf.from().map(ref -> firstOf(ref, mainSteps)).orElse(Math.min(1, mainSteps.size()));
            int until = whatIf.until().map(ref -> lastOf(ref, mainSteps)).orElse(mainSteps.size());
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
        return resume instanceof Resume.SameStep ? Branch.SAME_STEP : Branch.NEXT_STEP;
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
