package io.handover.model.command;

import io.handover.model.state.SiteState;

/** Starts a stopped or crashed server. */
final class Start implements Command {
    @Override
    public String name() {
        return "start";
    }

    @Override
    public boolean isAdministration() {
        return false;
    }

    @Override
    public boolean offered(SiteState state, int t, int a) {
        return ((state.stopped() | state.crashed()) >>> t & 1) != 0;
    }

    @Override
    public void execute(SiteState state, int t, int a) {
        state.setUp(t);
    }

    @Override
    public boolean reached(SiteState state, int t, int a) {
        return state.isUp(t);
    }
}
