package io.handover.analysis.attainment;

import io.handover.analysis.story.Moment;
import io.handover.analysis.story.Sentences;
import io.handover.analysis.story.StepNames;
import io.handover.model.action.ActionKind;
import io.handover.model.procedure.Plan;
import io.handover.model.procedure.Step;
import io.handover.model.state.SiteState;
import io.handover.model.transition.Transitions;
import io.handover.simulator.run.Event;
import java.util.ArrayList;
import java.util.List;

/** What happens in a game, as moments of a story. */
final class Events {
    private final Transitions transitions;
    private final Sentences sentences;
    private final StepNames steps;

    Events(Attainment game) {
        Plan plan = game.terms().plan();
        this.transitions = game.transitions();
        this.sentences = new Sentences(plan);
        this.steps = new StepNames(plan);
    }

    Moment order(SiteState before, Step order) {
        return new Moment(
                0, Sentences.OPERATOR, steps.command(order), Event.slip(order), Attainment.after(before, order));
    }

    Moment action(SiteState before, int action) {
        SiteState after = before.copy();
        transitions.apply(after, action);
        return new Moment(0, sentences.who(action), sentences.what(before, action, after), action, after);
    }

    /** All that the environment may do, and faults where they count. */
    List<Moment> of(SiteState state, boolean faultsCount) {
        List<Moment> moments = new ArrayList<>();
        for (long rest = transitions.environment(state); rest != 0; rest &= rest - 1) {
            moments.add(action(state, Long.numberOfTrailingZeros(rest)));
        }
        for (long rest = faultsCount ? transitions.faults(state) : 0; rest != 0; rest &= rest - 1) {
            moments.add(action(state, Long.SIZE + Long.numberOfTrailingZeros(rest)));
        }
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
