package io.handover.model.command;

import io.handover.model.state.SiteState;

/**
 * Puts a server into Standby mode and drops its own ends of replication. The console does it on a server that is down, which keeps
 * a lost active server from coming back as one.
 */
final class SetStandbyAndStopReplication extends Command {
    @Override
    public String name() {
        return "set-standby-and-stop-replication";
    }

    @Override
    public boolean isOfferedWhileDown() {
        return true;
    }

    @Override
    public boolean offered(SiteState state, int t, int a) {
        return state.isUpOrDown(t);
    }

    @Override
    public void execute(SiteState state, int t, int a) {
        state.setStandby(t);
        state.dropOwnEnds(t);
    }

    @Override
    public boolean reached(SiteState state, int t, int a) {
        return !state.isActive(t) && !state.hasOwnEnds(t);
    }

    @Override
    public String guard(String target, String at) {
        return target + " is up or down, and neither upgraded nor initialized at the moment";
    }

    @Override
    public String goal(String target, String at) {
        return target + " is in Standby mode and has no end of replication left";
    }
}
