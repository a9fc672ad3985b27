package io.handover.model.command;

import io.handover.model.state.SiteState;

/** Opens the client on a server beforehand, which can be done once the server is up; in simulated time it takes its while. */
final class OpenClient implements Command {
    @Override
    public String name() {
        return "open-client";
    }

    @Override
    public boolean isCheck() {
        return true;
    }

    @Override
    public boolean offered(SiteState state, int t, int a) {
        return false;
    }

    @Override
    public void execute(SiteState state, int t, int a) {
        throw new IllegalStateException(name() + " is a check and has no effect");
    }

    @Override
    public boolean reached(SiteState state, int t, int a) {
        return state.isUp(t);
    }
}
