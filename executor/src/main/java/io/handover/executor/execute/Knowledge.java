package io.handover.executor.execute;

import io.handover.executor.belief.Certainty;
import io.handover.executor.port.Reading;
import io.handover.model.command.Commands;
import io.handover.model.condition.Conditions;
import io.handover.model.procedure.Branch;
import io.handover.model.procedure.Step;
import io.handover.model.state.SiteState;
import java.util.List;
import java.util.OptionalLong;

/** Whether goals, guards and conditions of the model hold on a site, as far as it is known. */
public final class Knowledge {
    private final History history;

    public Knowledge(History history) {
        this.history = history;
    }

    /**
     * Whether the goal of a step is seen. A switch is followed beyond it, until nobody is initialized any more: by then the new active server
     * displays {@code ACT_REP}, unless a standby stays away.
     */
    public Certainty reached(Step step) {
        if (step.command() == Commands.AWAIT_CAUGHT_UP) {
            return caughtUp(step.target(), step.at());
        }
        return step.command() == Commands.ACTIVATE
                ? history.belief().known(state -> step.reached(state) && state.initializing() == 0)
                : history.belief().known(step::reached);
    }

    /** Whether a step's command can be given. */
    Certainty offered(Step step) {
        return history.belief().known(step::offered);
    }

    /** Whether an operator may turn to a branch. */
    Certainty called(Branch branch) {
        if (branch.whatIf().when() != Conditions.BEHIND) {
            return history.belief().known(branch::called);
        }
        int pc = history.place().pc();
        if (history.place().branch() != SiteState.NO_BRANCH || pc < branch.from() || pc > branch.until()) {
            return Certainty.NO;
        }
        return switch (caughtUp(branch.target(), branch.at())) {
            case YES -> Certainty.NO;
            case NO -> Certainty.YES;
            case UNSURE -> Certainty.UNSURE;
        };
    }

    /** The product does not tell what a database holds; the nearest that it tells is how many elements. */
    private Certainty caughtUp(int t, int a) {
        OptionalLong there = elements(t);
        OptionalLong here = elements(a);
        if (there.isEmpty() || here.isEmpty()) {
            return Certainty.UNSURE;
        }
        return there.getAsLong() >= here.getAsLong() ? Certainty.YES : Certainty.NO;
    }

    private OptionalLong elements(int s) {
        List<Reading> round = history.round();
        return s < round.size() && round.get(s) instanceof Reading.Answered answered
                ? answered.elements()
                : OptionalLong.empty();
    }
}
