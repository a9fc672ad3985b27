package io.handover.analysis.synthesis;

import io.handover.analysis.advice.Limits;
import io.handover.model.procedure.Plan;
import io.handover.model.property.Properties;
import io.handover.model.property.Property;
import io.handover.model.site.Assumptions;
import io.handover.simulator.campaign.FaultClass;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What no procedure can do that begins where a given one does and is to end as that one promises. What is said without faults is said with them, too. Bounded
 * in states, so that it takes seconds: of three servers it is known what can be done without faults, of two with a fault, too. Of changes that are lost, and
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
        boolean isSaid = property != Properties.PROCEDURE_COMPLETES
                && property != Properties.ONLY_DECLARED_CHANGES_LOST
                && !(property == Properties.AT_MOST_ONE_ACTIVE
                        && !plan.severalActive().isEmpty());
        if (!isSaid) {
            return new Limit(Reach.UNKNOWN, "");
        }
        Limit without = calm.computeIfAbsent(property, asked -> limit(asked, Budgets.NONE));
        return without.reach() == Reach.SOME_WAY && !faults.isNone() ? limit(property, budgets(faults)) : without;
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
                .filter(goal -> goal.isEventual() && goal != Properties.PROCEDURE_COMPLETES && goal != property)
                .filter(goal -> plan.procedure().promises().isEmpty()
                        || plan.procedure().promises().contains(goal.name()))
                .toList();
        List<Property> wanted =
                Stream.concat(goals.stream(), Stream.of(property)).toList();
        Question asked = new Question(assumptions, wanted, List.of(), budgets, Optional.empty());
        try {
            if (games.isCertain(asked)) {
                return new Limit(Reach.SOME_WAY, "");
            }
            List<Reason> core = new Cores(games, asked, List.of()).core(List.of());
            return core.contains(new Reason.Promised(property))
                    ? new Limit(Reach.NO_PROCEDURE, words(property, core, asked))
                    : new Limit(Reach.UNKNOWN, "");
        } catch (Games.TooLargeException unknown) {
            return new Limit(Reach.UNKNOWN, "");
        }
    }

    private String words(Property property, List<Reason> core, Question asked) {
        List<Property> wanted = new ArrayList<>();
        List<String> struck = new ArrayList<>();
        for (Reason reason : core) {
            if (reason instanceof Reason.Promised promised) {
                wanted.add(promised.property());
            } else if (reason instanceof Reason.Struck one) {
                struck.add(one.kind().words(one.count()));
            }
        }
        String others = wanted.stream()
                .filter(one -> one != property)
                .map(Property::name)
                .collect(Collectors.joining(" and "));
        String lifts = new Cores(games, asked.withWanted(wanted), assumed)
                .assuming().stream()
                        .map(lift -> lift.key() + "=" + lift.value())
                        .collect(Collectors.joining(" or "));
        return "no procedure keeps " + property.name() + (others.isEmpty() ? "" : " and " + others)
                + " here, whatever the order"
                + (struck.isEmpty() ? "" : ", where " + String.join(" and ", struck) + " may strike")
                + (lifts.isEmpty() ? "" : "; with " + lifts + " there is a way (--assume, where the product is so)");
    }
}
