package io.handover.model.command;

import io.handover.model.state.SiteState;

/** Wipes a standby and initializes it towards the active server; ends with {@code EndInitialization} or fails. */
final class InitStandby extends Command {
    @Override
    public String name() {
        return "init-standby";
    }

    @Override
    public boolean takesAt() {
        return true;
    }

    @Override
    public boolean emptiesDatabase() {
        return true;
    }

    @Override
    public boolean offered(SiteState state, int t, int a) {
        return state.isUp(a)
                && state.isActive(a)
                && state.isUp(t)
                && !state.isActive(t)
                && state.reaches(a, t)
                && state.sameVersion(a, t)
                && !state.isRegistered(t, a);
    }

    @Override
    public void execute(SiteState state, int t, int a) {
        state.beginInitialization(t, a);
    }

    @Override
    public boolean reached(SiteState state, int t, int a) {
        return state.streamingFrom(t, a);
    }

    @Override
    public String guard(String target, String at) {
        return at + " is up and active, " + target + " is up, standby, of the same release and not registered with it";
    }

    @Override
    public String goal(String target, String at) {
        return target + " replicates from " + at;
    }
}
