package io.handover.model.procedure;

import io.handover.model.state.SiteState;

/**
 * A window in which the changes that are made at a server are declared lost (docs/model.md, "Declarations"), bound to the steps of a plan.
 *
 * @param server where they are made
 * @param from number of the main step (from 0) whose effect opens it
 * @param until number of the last main step in which it is open
 * @param opening what decides whether it is open while the operator is at step {@code from}
 */
public record Window(int server, int from, int until, Opening opening) {

    /** When a window opens whose first step is at hand. */
    public enum Opening {
        /** Once the step's goal holds: what it does has taken effect. */
        WITH_ITS_EFFECT,
        /** Not before the step is done: it is a check. */
        AFTER_THE_CHECK,
        /** At once: the site has no server for the step that opens it, so that there is nothing to wait for. */
        AT_ONCE
    }

    /** Whether it is open; a branch is inside where the operator's place in the main steps is. */
    boolean isOpen(SiteState state, Step[] mainSteps) {
        int pc = state.pc();
        if (pc != from || pc > until) {
            return pc > from && pc <= until;
        }
        return switch (opening) {
            case WITH_ITS_EFFECT -> mainSteps[pc].reached(state);
            case AFTER_THE_CHECK -> false;
            case AT_ONCE -> true;
        };
    }
}
