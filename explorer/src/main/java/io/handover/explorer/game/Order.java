package io.handover.explorer.game;

import io.handover.model.procedure.Step;
import io.handover.model.state.SiteState;

/** What the operator may order in a game. */
public sealed interface Order {
    /** Whether it can be given now. */
    boolean offered(SiteState state);

    /** Its effect, before {@link Arena#settle}; asked for only where it is offered. */
    void execute(SiteState state);

    /** A command. */
    record Give(Step step) implements Order {
        @Override
        public boolean offered(SiteState state) {
            return step.offered(state);
        }

        @Override
        public void execute(SiteState state) {
            step.execute(state);
        }
    }

    /** From now on declares what may be given up at a server: the window opens. It changes nothing on the site. */
    record OpenWindow(int server) implements Order {
        @Override
        public boolean offered(SiteState state) {
            return GivenUp.Phase.of(state) == GivenUp.Phase.BEFORE && state.isActive(server);
        }

        @Override
        public void execute(SiteState state) {
            GivenUp.Phase.OPEN.enter(state);
        }
    }
}
