package io.handover.sandbox.rehearsal;

import io.handover.model.condition.Condition;
import io.handover.model.state.SiteState;
import java.util.Optional;

/**
 * A disturbance that a scenario has in store. It strikes once: when it has been possible for a while, after a moment and after a condition
 * has held for the first time.
 *
 * @param fromMillis the moment, in the site's time
 * @param when the condition; empty where there is none
 * @param afterMillis for how long it must have been possible
 * @param other the second server where it is about two; else the same as the first
 */
public record Planned(long fromMillis, Optional<When> when, long afterMillis, Disturbance what, int server, int other) {
    /**
     * A condition of the model about servers.
     *
     * @param target the server that it is about; ignored where it is about the site
     * @param at the second server; ignored where it names none
     */
    public record When(Condition condition, int target, int at) {
        public boolean holds(SiteState state) {
            return condition.holds(state, target, at);
        }
    }
}
