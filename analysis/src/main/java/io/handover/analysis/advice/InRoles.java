package io.handover.analysis.advice;

import io.handover.model.condition.Condition;
import io.handover.model.condition.Conditions;
import io.handover.model.procedure.Instruction;
import io.handover.model.procedure.Plan;
import io.handover.model.procedure.Role;
import io.handover.model.procedure.Step;
import io.handover.model.state.SiteState;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What the game says of servers, in the roles of a procedure. */
public record InRoles(Plan plan) {
    /**
     * What an operator can notice.
     *
     * @param when the condition
     * @param target the role that it is about, where it is about one
     * @param at the role at which, where there is one
     */
    public record Watch(Condition when, Optional<String> target, Optional<String> at) {}

    /** A command; empty where no role stands for its servers, or several servers play the one that it is given at. */
    public Optional<Instruction> step(Step order) {
        Optional<String> target = role(order.target());
        Optional<String> at = order.command().takesAt() ? alone(order.at()) : Optional.empty();
        return target.filter(name -> !order.command().takesAt() || at.isPresent())
                .map(name -> Instruction.of(order.command(), name, at));
    }

    /** All that can be noticed in a state. */
    public List<Watch> watches(SiteState state) {
        Set<Watch> watches = new LinkedHashSet<>();
        for (Condition when : Conditions.ALL) {
            for (int t = 0; t < (when.takesTarget() ? state.servers() : 1); t++) {
                for (int a = 0; a < (when.takesAt() ? state.servers() : 1); a++) {
                    if (when.holds(state, t, a) && !(when.takesAt() && a == t)) {
                        Optional<String> target = when.takesTarget() ? role(t) : Optional.empty();
                        Optional<String> at = when.takesAt() ? alone(a) : Optional.empty();
                        if (target.isPresent() == when.takesTarget() && at.isPresent() == when.takesAt()) {
                            watches.add(new Watch(when, target, at));
                        }
                    }
                }
            }
        }
        return List.copyOf(watches);
    }

    private Optional<String> role(int server) {
        return plan.procedure().roles().stream()
                .map(Role::name)
                .filter(name -> plan.servers(name).contains(server))
                .min(Comparator.comparingInt(name -> plan.servers(name).size()));
    }

    private Optional<String> alone(int server) {
        return role(server).filter(name -> plan.servers(name).size() == 1);
    }
}
