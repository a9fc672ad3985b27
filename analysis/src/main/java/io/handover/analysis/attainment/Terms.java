package io.handover.analysis.attainment;

import io.handover.explorer.game.Orders;
import io.handover.explorer.game.Solution;
import io.handover.model.command.Command;
import io.handover.model.procedure.Plan;
import io.handover.model.procedure.Step;
import io.handover.model.property.Properties;
import io.handover.model.property.Property;
import io.handover.model.site.Assumptions;
import java.util.List;
import java.util.OptionalInt;

/**
 * What is asked about, and within which bounds.
 *
 * @param plan whose servers and declarations count; its steps do not
 * @param assumptions what is assumed of the product
 * @param promises what is to be kept, in the order in which it is told; never {@code procedure-completes}
 * @param faults how many may yet strike
 * @param changes how many administrators may yet make; empty for any number
 * @param orders the commands that the operator may give, at any time
 * @param mostStates how many states the game may have, 1 or more; with more nothing is known
 */
public record Terms(
        Plan plan,
        Assumptions assumptions,
        List<Property> promises,
        Budgets faults,
        OptionalInt changes,
        List<Step> orders,
        int mostStates) {
    /** Of this size a game takes some hundred megabytes. */
    public static final int USUAL_STATES = 4_000_000;

    public Terms {
        promises = promises.stream()
                .filter(property -> property != Properties.PROCEDURE_COMPLETES)
                .toList();
        orders = List.copyOf(orders);
        if (mostStates < 1) {
            throw new IllegalArgumentException("at least one state is needed");
        }
    }

    /** What a plan promises, without faults, with any number of changes and every command. */
    public static Terms of(Plan plan, Assumptions assumptions) {
        List<String> names = plan.procedure().promises();
        return new Terms(
                plan,
                assumptions,
                Properties.ALL.stream()
                        .filter(property -> names.isEmpty() || names.contains(property.name()))
                        .toList(),
                Budgets.NONE,
                OptionalInt.empty(),
                Orders.all(plan.serverNames().size()),
                USUAL_STATES);
    }

    /** What can be asked of a site on which no procedure is followed: everything but that it is upgraded, which nobody says that it is to be. */
    public static Terms ofSiteAlone(List<String> servers, Assumptions assumptions) {
        return of(Plan.ofNoProcedure(servers), assumptions)
                .withPromises(Properties.ALL.stream()
                        .filter(property -> property != Properties.EVENTUALLY_UPGRADED)
                        .toList());
    }

    public Terms withPromises(List<Property> promised) {
        return new Terms(plan, assumptions, promised, faults, changes, orders, mostStates);
    }

    public Terms withFaults(Budgets struck) {
        return new Terms(plan, assumptions, promises, struck, changes, orders, mostStates);
    }

    /**
     * The same with so many changes yet to come.
     *
     * @param made how many; empty for any number
     */
    public Terms withChanges(OptionalInt made) {
        return new Terms(plan, assumptions, promises, faults, made, orders, mostStates);
    }

    /** The same without some commands. */
    public Terms without(List<Command> commands) {
        return withOrders(orders.stream()
                .filter(order -> !commands.contains(order.command()))
                .toList());
    }

    Terms withOrders(List<Step> allowed) {
        return new Terms(plan, assumptions, promises, faults, changes, allowed, mostStates);
    }

    public Terms withMostStates(int most) {
        return new Terms(plan, assumptions, promises, faults, changes, orders, most);
    }

    /** Whether what the databases hold is asked about on more servers than can be kept in sight: then nothing is known, whatever the bounds. */
    public boolean isBeyondSight() {
        return servers() > Solution.MOST_SERVERS_WITH_CHANGES
                && promises.contains(Properties.ONLY_DECLARED_CHANGES_LOST);
    }

    int servers() {
        return plan.serverNames().size();
    }
}
