package io.handover.model.command;

import io.handover.model.state.SiteState;

/** Checks that a server is up with the new release. */
final class VerifyUpgraded implements Command {
    @Override
    public String name() {
        return "verify-upgraded";
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
        return state.isUp(t) && state.isUpgraded(t);
    }
}
