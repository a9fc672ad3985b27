package io.handover.model.command;

import io.handover.model.state.SiteState;

/** Starts a stopped or crashed server. */
final class Start extends Command {
    @Override
    public String name() {
        return "start";
    }

    @Override
    public boolean usesClient() {
        return false;
    }

    @Override
    public boolean isOfferedWhileDown() {
        return true;
    }

    @Override
    public boolean offered(SiteState state, int t, int a) {
        return state.isDown(t);
    }

    @Override
    public void execute(SiteState state, int t, int a) {
        state.setUp(t);
    }

    @Override
    public boolean reached(SiteState state, int t, int a) {
        return state.isUp(t);
    }

    @Override
    public String guard(String target, String at) {
        return target + " is down";
    }

    @Override
    public String goal(String target, String at) {
        return target + " is up";
    }
}
