package io.handover.model.command;

import io.handover.model.state.SiteState;

/** Puts a server into Standby mode; its replication stays as it is. */
final class SetStandby extends Command {
    @Override
    public String name() {
        return "set-standby";
    }

    @Override
    public boolean offered(SiteState state, int t, int a) {
        return state.isUp(t);
    }

    @Override
    public void execute(SiteState state, int t, int a) {
        state.setStandby(t);
    }

    @Override
    public boolean reached(SiteState state, int t, int a) {
        return !state.isActive(t);
    }

    @Override
    public String guard(String target, String at) {
        return target + " is up";
    }

    @Override
    public String goal(String target, String at) {
        return target + " is in Standby mode";
    }
}
