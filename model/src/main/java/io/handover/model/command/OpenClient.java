package io.handover.model.command;

import io.handover.model.state.SiteState;

/** Opens the client on a server beforehand, which can be done once the server is up; in simulated time it takes its while. */
final class OpenClient extends CheckCommand {
    @Override
    public String name() {
        return "open-client";
    }

    @Override
    public boolean reached(SiteState state, int t, int a) {
        return state.isUp(t);
    }

    @Override
    public String goal(String target, String at) {
        return target + " is up, and the client on it is open";
    }
}
