package io.handover.model.command;

import io.handover.model.state.SiteState;

/** Drops a server's own ends of replication; its mode stays as it is. */
final class StopReplication implements Command {
    @Override
    public String name() {
        return "stop-replication";
    }

    @Override
    public boolean offered(SiteState state, int t, int a) {
        return state.isUp(t);
    }

    @Override
    public void execute(SiteState state, int t, int a) {
        state.dropOwnEnds(t);
    }

    @Override
    public boolean reached(SiteState state, int t, int a) {
        return !state.hasOwnEnds(t);
    }
}
