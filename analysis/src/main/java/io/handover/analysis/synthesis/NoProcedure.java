package io.handover.analysis.synthesis;

import io.handover.analysis.advice.Limits;
import io.handover.analysis.attainment.Budgets;
import io.handover.explorer.game.Board;
import io.handover.model.command.Command;
import io.handover.model.command.Commands;
import io.handover.model.procedure.Plan;
import io.handover.model.procedure.Step;
import io.handover.model.property.Properties;
import io.handover.model.property.Property;
import io.handover.model.site.Assumptions;
import io.handover.simulator.campaign.FaultClass;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What no procedure can do that begins where a given one does and is to end as that one promises. What is said without faults is said with them, too. Bounded
 * in states, so that it takes seconds: of {@value Board#MOST_SERVERS_IN_SECONDS} servers it is known what can be done without faults, of two with a fault, too. Of changes that are lost, and
 * of several active servers where they are declared, nothing is said.
 */
public final class NoProcedure implements Limits {
    /** Three servers without faults have half of it. */
    private static final int MOST_STATES = 200_000;

    /** One for each way in which one assumption may be another, with and without a fault. */
    private static final int MOST_BOARDS = 12;

    private final Plan plan;
    private final Assumptions assumptions;
    private final List<Assumed> assumed;
    private final Games games;
    private final Map<Property, Limit> calm = new LinkedHashMap<>();

    /**
     * Beside a procedure.
     *
     * @param plan the procedure on its site
     * @param assumed the site's assumptions one by one
     */
    public NoProcedure(Plan plan, Assumptions assumptions, List<Assumed> assumed) {
        this.plan = plan;
        this.assumptions = assumptions;
        this.assumed = List.copyOf(assumed);
        this.games = new Games(plan, MOST_STATES, MOST_BOARDS, new SynthesisWatch());
    }

    @Override
    public Limit on(Property property, FaultClass faults) {
        boolean isSaid = games.servers() <= Board.MOST_SERVERS_IN_SECONDS
                && isOfStructures(property)
                && !(property == Properties.AT_MOST_ONE_ACTIVE
                        && !plan.severalActive().isEmpty());
        if (!isSaid) {
            return new Limit(Reach.UNKNOWN, "");
        }
        Limit without = calm.computeIfAbsent(property, asked -> limit(asked, Budgets.NONE));
        return without.reach() == Reach.SOME_WAY && !faults.isNone() ? limit(property, budgets(faults)) : without;
    }

    /** Whether it is asked of the site, and neither of a procedure nor of what databases hold. */
    private static boolean isOfStructures(Property property) {
        return property != Properties.PROCEDURE_COMPLETES && property != Properties.ONLY_DECLARED_CHANGES_LOST;
    }

    private static Budgets budgets(FaultClass faults) {
        return new Budgets(count(faults, "crash"), count(faults, "cut"), count(faults, "installer-failure"));
    }

    private static int count(FaultClass faults, String name) {
        return (int) faults.faults().stream()
                .filter(fault -> fault.name().equals(name))
                .count();
    }

    private Limit limit(Property property, Budgets budgets) {
        List<Property> goals = Properties.ALL.stream()
                .filter(goal -> goal.isEventual() && isOfStructures(goal) && goal != property)
                .filter(goal -> plan.procedure().promises().isEmpty()
                        || plan.procedure().promises().contains(goal.name()))
                .toList();
        try {
            for (List<Property> few : few(property, goals)) {
                Question asked = question(few, budgets);
                if (!games.isCertain(asked)) {
                    return new Limit(Reach.NO_PROCEDURE, words(property, asked));
                }
            }
            Question all = question(and(goals, property), budgets);
            if (games.isCertain(all)) {
                return new Limit(Reach.SOME_WAY, "");
            }
            List<Property> core = new Cores(games, all, List.of())
                    .core(List.of()).stream()
                            .flatMap(reason -> reason instanceof Reason.Promised promised
                                    ? Stream.of(promised.property())
                                    : Stream.of())
                            .toList();
            return core.contains(property)
                    ? new Limit(Reach.NO_PROCEDURE, words(property, all.withWanted(core)))
                    : new Limit(Reach.UNKNOWN, "");
        } catch (Games.TooLargeException unknown) {
            return new Limit(Reach.UNKNOWN, "");
        }
    }

    /** The property alone, and with one goal, an upgrade before all: most of what is impossible is so for one of these reasons, and that is soon found. */
    private static List<List<Property>> few(Property property, List<Property> goals) {
        List<List<Property>> few = new ArrayList<>(List.of(List.of(property)));
        if (goals.contains(Properties.EVENTUALLY_UPGRADED)) {
            few.add(List.of(Properties.EVENTUALLY_UPGRADED, property));
        }
        return few;
    }

    private static List<Property> and(List<Property> goals, Property property) {
        return Stream.concat(goals.stream(), Stream.of(property)).toList();
    }

    private Question question(List<Property> wanted, Budgets budgets) {
        return new Question(assumptions, wanted, List.of(), budgets, Optional.empty());
    }

    /** Commands that the procedure does not give: what is possible without them is possible, and sooner found. */
    private List<Without> unused() {
        Set<Command> used = Stream.concat(
                        plan.steps().stream(), plan.branches().stream().flatMap(branch -> branch.steps().stream()))
                .map(Step::command)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        return Commands.ALL.stream()
                .filter(command -> !used.contains(command))
                .map(command -> new Without(command, OptionalInt.empty()))
                .toList();
    }

    private String words(Property property, Question impossible) {
        String others = impossible.wanted().stream()
                .filter(one -> one != property)
                .map(Property::name)
                .collect(Collectors.joining(", "));
        Budgets struck = impossible.budgets();
        String faults =
                struck.kinds().stream().map(kind -> kind.words(struck.of(kind))).collect(Collectors.joining(" and "));
        String lifts = new Cores(games, impossible.withWithout(unused()), assumed)
                .assuming().stream()
                        .map(lift -> lift.key() + "=" + lift.value())
                        .collect(Collectors.joining(" or "));
        return "no procedure keeps " + property.name() + (others.isEmpty() ? "" : " together with " + others)
                + " here, whatever the order"
                + (faults.isEmpty() ? "" : ", where " + faults + " may strike")
                + (lifts.isEmpty() ? "" : "; with " + lifts + " there is a way (--assume, where the product is so)");
    }
}
