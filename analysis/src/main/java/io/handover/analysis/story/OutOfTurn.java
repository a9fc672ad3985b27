package io.handover.analysis.story;

import io.handover.model.action.ActionKind;
import io.handover.model.command.Commands;
import io.handover.model.procedure.Step;
import io.handover.model.state.SiteState;
import io.handover.model.transition.Transitions;
import io.handover.simulator.run.Event;

/**
 * Lets the events of an untimed path happen: actions of the core, and what an operator does out of turn (docs/slips.md, "What each slip
 * is").
 */
public final class OutOfTurn {
    private OutOfTurn() {}

    /**
     * Lets an event happen.
     *
     * @param state changed in place
     * @param event an action's number, {@link Event#slip} or {@link Event#RESTART}; that it can happen is not checked
     */
    public static void apply(Transitions transitions, SiteState state, int event) {
        if (Event.type(event) != ActionKind.SLIP.first()) {
            transitions.apply(state, event);
        } else if (Event.isRestart(event)) {
            transitions.restart(state);
        } else {
            transitions.slip(state, command(transitions, event));
        }
    }

    /** Whether an event can happen. */
    public static boolean isPossible(Transitions transitions, SiteState state, int event) {
        if (Event.type(event) != ActionKind.SLIP.first()) {
            return transitions.isEnabled(state, event);
        }
        return Event.isRestart(event) || isCommand(transitions, state, event);
    }

    private static boolean isCommand(Transitions transitions, SiteState state, int event) {
        if ((Event.operand(event) & 15) >= Commands.ALL.size()) {
            return false;
        }
        Step command = command(transitions, event);
        return !command.command().isCheck()
                && command.target() < state.servers()
                && command.at() < state.servers()
                && transitions.canSlip(state, command);
    }

    private static Step command(Transitions transitions, int event) {
        return Event.slipped(event, transitions.plan().steps().get(0));
    }
}
