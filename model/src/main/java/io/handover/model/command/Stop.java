package io.handover.model.command;

import io.handover.model.state.SiteState;

/** Stops a server's process. */
final class Stop extends Command {
    @Override
    public String name() {
        return "stop";
    }

    @Override
    public boolean usesClient() {
        return false;
    }

    @Override
    public boolean offered(SiteState state, int t, int a) {
        return state.isUp(t);
    }

    @Override
    public void execute(SiteState state, int t, int a) {
        state.setStopped(t);
    }

    @Override
    public boolean reached(SiteState state, int t, int a) {
        return (state.stopped() >>> t & 1) != 0;
    }

    @Override
    public String guard(String target, String at) {
        return target + " is up";
    }

    @Override
    public String goal(String target, String at) {
        return target + " is stopped";
    }
}
