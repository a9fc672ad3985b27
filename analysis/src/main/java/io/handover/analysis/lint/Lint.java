package io.handover.analysis.lint;

import io.handover.analysis.story.StepNames;
import io.handover.model.command.Commands;
import io.handover.model.procedure.Binding;
import io.handover.model.procedure.Branch;
import io.handover.model.procedure.Given;
import io.handover.model.procedure.Plan;
import io.handover.model.procedure.Position;
import io.handover.model.procedure.Role;
import io.handover.model.procedure.Step;
import io.handover.model.site.Assumptions;
import io.handover.model.site.Scope;
import io.handover.model.state.Process;
import io.handover.model.state.SiteState;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Looks for what is probably not meant so in a procedure on a site. What is said of courses of events holds for all of them in a small
 * scope; where that has too many states, nothing is said of them.
 */
public final class Lint {
    private final Plan plan;
    private final Assumptions assumptions;
    private final StepNames names;
    private final List<Warning> warnings = new ArrayList<>();

    private Lint(Plan plan, Assumptions assumptions) {
        this.plan = plan;
        this.assumptions = assumptions;
        this.names = new StepNames(plan);
    }

    /** The warnings, in the order of the file. */
    public static List<Warning> of(Plan plan, Assumptions assumptions) {
        Lint lint = new Lint(plan, assumptions);
        lint.rolesOfOneServer();
        lint.crashedAtTheStart();
        lint.forgottenUpgrades();
        lint.idleSteps();
        lint.branchesThatBeginAtOnce();
        lint.warnings.addAll(Narrowing.of(plan, assumptions));
        return lint.warnings.stream()
                .sorted(Comparator.<Warning>comparingInt(
                                warning -> warning.position().line())
                        .thenComparingInt(warning -> warning.position().column()))
                .toList();
    }

    private void warn(Position position, String text) {
        warnings.add(new Warning(position, text));
    }

    private void rolesOfOneServer() {
        Map<String, Role> first = new LinkedHashMap<>();
        for (Role role : plan.procedure().roles()) {
            server(role).ifPresent(server -> {
                Role other = first.putIfAbsent(server, role);
                if (other != null) {
                    warn(
                            role.position(),
                            "the roles '" + other.name() + "' and '" + role.name() + "' are both the server " + server
                                    + " on this site");
                }
            });
        }
    }

    /** The server of a role that is always one. */
    private Optional<String> server(Role role) {
        Binding binding = role.binding();
        if (binding instanceof Binding.Active) {
            return Optional.of(plan.serverName(0));
        }
        if (binding instanceof Binding.Standby standby) {
            return Optional.of(plan.serverName(standby.number()));
        }
        return binding instanceof Binding.Named named ? Optional.of(named.server()) : Optional.empty();
    }

    private void crashedAtTheStart() {
        for (Given.Server given : plan.procedure().given().servers()) {
            if (given.process().equals(Optional.of(Process.CRASHED))) {
                warn(
                        given.role().position(),
                        "'" + given.role().role() + "' is given as crashed, and a crashed server restarts by itself;"
                                + " where it stays down until somebody starts it, write 'process: stopped'");
            }
        }
    }

    private void forgottenUpgrades() {
        List<Step> upgrades = Stream.concat(
                        plan.steps().stream(), plan.branches().stream().flatMap(branch -> branch.steps().stream()))
                .filter(step -> step.command() == Commands.UPGRADE)
                .toList();
        if (upgrades.isEmpty()) {
            return;
        }
        SiteState start = plan.initialState(new Scope(plan.serverNames().size(), 0, 0, 0, 0, 0), assumptions);
        for (int s = 0; s < plan.serverNames().size(); s++) {
            int server = s;
            if (!start.isUpgraded(s) && upgrades.stream().noneMatch(step -> step.target() == server)) {
                warn(
                        upgrades.get(0).instruction().position(),
                        "no step upgrades " + plan.serverName(s) + ", although others are upgraded from here on");
            }
        }
    }

    /** A step or branch that says why it is there may be meant for what no small scope holds, and is left alone. */
    private void idleSteps() {
        Rehearsal.withFaults(plan, assumptions).ifPresent(rehearsal -> {
            for (int i = 0; i < plan.complete(); i++) {
                idle(rehearsal, plan.step(i), names.main(i));
            }
            for (Branch branch : plan.branches()) {
                if (branch.whatIf().because().isEmpty()) {
                    branch.steps().forEach(step -> idle(rehearsal, step, "a step of " + names.branch(branch)));
                }
            }
        });
    }

    private void idle(Rehearsal rehearsal, Step step, String name) {
        if (step.instruction().because().isPresent()) {
            return;
        }
        String called = name + " (" + names.command(step) + ") ";
        if (rehearsal.isAlwaysReached(step)) {
            warn(
                    step.instruction().position(),
                    called + "does nothing: whenever it is come to, what it is for holds already");
        } else if (rehearsal.isNeverOffered(step)) {
            warn(
                    step.instruction().position(),
                    called + "can never be done: whenever it is come to, the command is not offered");
        }
    }

    private void branchesThatBeginAtOnce() {
        Rehearsal.withoutFaults(plan, assumptions).ifPresent(rehearsal -> {
            for (Branch branch : plan.branches()) {
                if (rehearsal.beginsAtOnce(branch)) {
                    warn(
                            branch.whatIf().position(),
                            names.branch(branch) + " is turned to at once: its condition holds already, without any"
                                    + " fault, when the operator comes to " + names.main(branch.from())
                                    + ", where it begins; let it begin later ('from')");
                }
            }
        });
    }
}
