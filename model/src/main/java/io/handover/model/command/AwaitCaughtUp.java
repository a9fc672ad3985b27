package io.handover.model.command;

import io.handover.model.state.SiteState;

/** Waits until a server holds every change of another; nobody can look at one that is not up. */
final class AwaitCaughtUp extends CheckCommand {
    @Override
    public String name() {
        return "await-caught-up";
    }

    @Override
    public boolean takesAt() {
        return true;
    }

    @Override
    public boolean looksAtLedger() {
        return true;
    }

    @Override
    public boolean reached(SiteState state, int t, int a) {
        return state.isUp(t) && state.isUp(a) && !state.isBehind(t, a);
    }

    @Override
    public String goal(String target, String at) {
        return target + " and " + at + " are up, and " + target + " holds every change that " + at + " holds";
    }
}
