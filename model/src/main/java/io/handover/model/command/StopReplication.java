package io.handover.model.command;

import io.handover.model.state.SiteState;

/** Drops a server's own ends of replication; its mode stays as it is. The console does it on a server that is down. */
final class StopReplication extends Command {
    @Override
    public String name() {
        return "stop-replication";
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
        state.dropOwnEnds(t);
    }

    @Override
    public boolean reached(SiteState state, int t, int a) {
        return !state.hasOwnEnds(t);
    }

    @Override
    public String guard(String target, String at) {
        return target + " is up or down, and neither upgraded nor initialized at the moment";
    }

    @Override
    public String goal(String target, String at) {
        return target + " has no end of replication left";
    }
}
