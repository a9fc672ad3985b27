package io.handover.analysis.advice;

import io.handover.analysis.attainment.Attainment;
import io.handover.analysis.attainment.Terms;
import io.handover.analysis.attainment.TooLargeException;
import io.handover.analysis.way.Quiet;
import io.handover.explorer.game.Board;
import io.handover.explorer.game.Order;
import io.handover.model.procedure.Instruction;
import io.handover.model.procedure.Plan;
import io.handover.model.property.Property;
import io.handover.model.site.Assumptions;
import io.handover.model.site.Scope;
import io.handover.model.state.SiteState;
import io.handover.model.transition.Transitions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

/**
 * What-if branches whose steps are what the game's strategy does where a procedure has come to rest and should not have: noticed by what is to be noticed
 * there. Without faults and further changes; that it helps with them is for the {@link Trial} to see.
 */
final class Strategist {
    /** A branch of more steps is another procedure. */
    private static final int MOST_STEPS = 6;

    /** So many things are noticed in a state at most. */
    private static final int MOST_WATCHES = 6;

    /** Three servers have a third of it. */
    private static final int MOST_STATES = 300_000;

    private final Script script;
    private final Assumptions assumptions;
    private final BooleanSupplier isHurried;
    private final Map<Integer, Optional<Attainment>> games = new LinkedHashMap<>();

    Strategist(Script script, Assumptions assumptions, BooleanSupplier isHurried) {
        this.script = script;
        this.assumptions = assumptions;
        this.isHurried = isHurried;
    }

    /**
     * The branches, the longest first.
     *
     * @param place the written main step that the operator is at
     */
    List<Patch> on(Problem problem, Property property, int place) {
        Plan plan = problem.story().plan();
        InRoles roles = new InRoles(plan);
        List<Instruction> steps = steps(plan, roles, problem.story().last());
        List<Patch> patches = new ArrayList<>();
        if (steps.isEmpty()) {
            return patches;
        }
        Set<List<Instruction>> parts = new LinkedHashSet<>(List.of(steps, steps.subList(0, 1)));
        for (InRoles.Watch watch : roles.watches(problem.story().last()).stream()
                .limit(MOST_WATCHES)
                .toList()) {
            for (List<Instruction> part : parts) {
                for (int from : new int[] {place, -1}) {
                    patches.add(script.branch(watch, from, -1, why(property), part));
                }
            }
        }
        return patches;
    }

    private List<Instruction> steps(Plan plan, InRoles roles, SiteState from) {
        List<Instruction> steps = new ArrayList<>();
        Quiet quiet = new Quiet(new Transitions(plan, new Scope(from.servers(), 0, 0, 0, 0, 0), assumptions));
        SiteState state = from.copy();
        quiet.settle(state);
        while (steps.size() < MOST_STEPS) {
            Optional<Instruction> step = order(plan, state).flatMap(order -> {
                order.execute(state);
                quiet.settle(state);
                return roles.step(order.step());
            });
            if (step.isEmpty()) {
                break;
            }
            steps.add(step.get());
        }
        return steps;
    }

    private Optional<Order.Give> order(Plan plan, SiteState state) {
        return games.computeIfAbsent(state.servers(), servers -> game(plan, state))
                .flatMap(game -> next(game, state))
                .filter(Order.Give.class::isInstance)
                .map(Order.Give.class::cast);
    }

    private static Optional<Order> next(Attainment game, SiteState state) {
        try {
            return game.at(state).next().order();
        } catch (TooLargeException | CancellationException unknown) {
            return Optional.empty();
        }
    }

    private Optional<Attainment> game(Plan plan, SiteState state) {
        if (state.servers() > Board.MOST_SERVERS_IN_SECONDS) {
            return Optional.empty();
        }
        Terms terms = Terms.of(plan, assumptions).withChanges(OptionalInt.of(0)).withMostStates(MOST_STATES);
        try {
            return Optional.of(Attainment.of(terms, List.of(state), isHurried));
        } catch (TooLargeException | CancellationException unknown) {
            return Optional.empty();
        }
    }

    private static String why(Property property) {
        return "Without it, this would not be certain: " + property.promise() + ".";
    }
}
