package io.handover.model.command;

import io.handover.model.state.SiteState;

/** Takes a standby out of replication on the active server; ends the standby's own end where it can be reached. */
final class Exclude extends Command {
    @Override
    public String name() {
        return "exclude";
    }

    @Override
    public boolean takesAt() {
        return true;
    }

    @Override
    public boolean offered(SiteState state, int t, int a) {
        return state.isUp(a) && state.isActive(a) && state.isRegistered(t, a);
    }

    @Override
    public void execute(SiteState state, int t, int a) {
        state.deregister(t, a);
        if (state.isUp(t) && state.reaches(a, t) && state.subscription(t) == a) {
            state.unsubscribe(t);
        }
    }

    @Override
    public boolean reached(SiteState state, int t, int a) {
        return !state.isRegistered(t, a);
    }

    @Override
    public String guard(String target, String at) {
        return at + " is up and active, and " + target + " is registered with it";
    }

    @Override
    public String goal(String target, String at) {
        return target + " is not registered with " + at + " any more";
    }
}
