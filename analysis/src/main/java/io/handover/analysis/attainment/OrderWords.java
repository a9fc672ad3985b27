package io.handover.analysis.attainment;

import io.handover.analysis.story.StepNames;
import io.handover.explorer.game.Order;
import io.handover.model.procedure.Plan;

/** What the operator may order, in words. */
public final class OrderWords {
    private final Plan plan;
    private final StepNames steps;

    public OrderWords(Plan plan) {
        this.plan = plan;
        this.steps = new StepNames(plan);
    }

    /** {@code "exclude DK_MGT_2 at DK_MGT_1"}. */
    public String of(Order order) {
        return order instanceof Order.Give give
                ? steps.command(give.step())
                : "declare lost what is changed on " + plan.serverName(((Order.OpenWindow) order).server())
                        + " from now on";
    }
}
