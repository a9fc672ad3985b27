package io.handover.model.command;

import io.handover.model.state.SiteState;

/** Checks that a server is up with the new release. */
final class VerifyUpgraded extends CheckCommand {
    @Override
    public String name() {
        return "verify-upgraded";
    }

    @Override
    public boolean reached(SiteState state, int t, int a) {
        return state.isUp(t) && state.isUpgraded(t);
    }

    @Override
    public String goal(String target, String at) {
        return target + " is up with the new release";
    }
}
