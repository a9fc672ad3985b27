package io.handover.model.command;

import io.handover.model.state.SiteState;

/** Waits until a server holds every change of another; nobody can look at one that is not up. */
final class AwaitCaughtUp implements Command {
    @Override
    public String name() {
        return "await-caught-up";
    }

    @Override
    public boolean takesAt() {
        return true;
    }

    @Override
    public boolean isCheck() {
        return true;
    }

    @Override
    public boolean looksAtLedger() {
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
        return state.isUp(t) && state.isUp(a) && !state.isBehind(t, a);
    }
}
