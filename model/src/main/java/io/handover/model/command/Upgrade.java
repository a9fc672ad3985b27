package io.handover.model.command;

import io.handover.model.state.Pairs;
import io.handover.model.state.SiteState;

/** Runs the installer, which first excludes by itself what is not connected; ends with {@code EndUpgrade}. */
final class Upgrade extends Command {
    @Override
    public String name() {
        return "upgrade";
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
        return !state.isUpgraded(t) && state.isUpOrDown(t);
    }

    @Override
    public void execute(SiteState state, int t, int a) {
        int streaming = state.streamingPairs();
        if (Pairs.row(streaming, t) == 0) {
            state.unsubscribe(t);
        }
        state.deregisterIdle(t, streaming);
        state.setUpgrading(t);
    }

    @Override
    public boolean reached(SiteState state, int t, int a) {
        return state.isUp(t) && state.isUpgraded(t);
    }

    @Override
    public String guard(String target, String at) {
        return target + " has the old release";
    }

    @Override
    public String goal(String target, String at) {
        return target + " is up with the new release";
    }
}
