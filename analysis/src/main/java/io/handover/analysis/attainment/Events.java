package io.handover.analysis.attainment;

import io.handover.analysis.story.Moment;
import io.handover.analysis.story.Sentences;
import io.handover.explorer.game.Cause;
import io.handover.explorer.game.Order;
import io.handover.model.action.ActionKind;
import io.handover.model.procedure.Plan;
import io.handover.model.state.SiteState;
import io.handover.simulator.run.Event;
import java.util.ArrayList;
import java.util.List;

/** What happens in a game, as moments of a story. */
final class Events {
    private final Attainment game;
    private final Plan plan;
    private final Sentences sentences;
    private final OrderWords orders;

    Events(Attainment game) {
        this.game = game;
        this.plan = game.terms().plan();
        this.sentences = new Sentences(plan);
        this.orders = new OrderWords(plan);
    }

    Moment order(SiteState before, Order order) {
        SiteState after = game.after(before, order);
        int event = order instanceof Order.Give give ? Event.slip(give.step()) : ActionKind.ADVANCE.first();
        return new Moment(0, Sentences.OPERATOR, orders.of(order), event, after);
    }

    private Moment action(SiteState before, int action, SiteState after) {
        return new Moment(0, sentences.who(action), what(before, action, after), action, after);
    }

    /** In a game changes have no numbers. */
    private String what(SiteState before, int action, SiteState after) {
        ActionKind kind = ActionKind.of(action);
        int s = kind.operand(action);
        return switch (kind) {
            case CHANGE -> "makes a change on " + plan.serverName(s);
            case REPLICATE -> "receives what it lacks from " + plan.serverName(before.subscription(s));
            default -> sentences.what(before, action, after);
        };
    }

    /** All that the environment may do, and faults where they count. */
    List<Moment> of(SiteState state, boolean faultsCount) {
        List<Moment> moments = new ArrayList<>();
        game.happenings(state, (action, cause, after) -> {
            if (faultsCount || cause == Cause.ENVIRONMENT) {
                moments.add(action(state, action, after));
            }
        });
        return moments;
    }

    /** What the product is about to do, or to answer. */
    List<Moment> underway(SiteState state) {
        return of(state, false).stream()
                .filter(moment -> switch (ActionKind.of(moment.event())) {
                    case CHANGE, REPLICATE -> false;
                    default -> true;
                })
                .toList();
    }
}
