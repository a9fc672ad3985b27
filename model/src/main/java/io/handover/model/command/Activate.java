package io.handover.model.command;

import io.handover.model.state.Pairs;
import io.handover.model.state.SiteState;

/**
 * The product's <em>Server Activation</em>: directly where no server is in Active mode, not even one that is down; else by the wizard,
 * which starts from a stable site and goes on by itself ({@code SwitchDemotes}, {@code SwitchActivates}, {@code SwitchStops}).
 */
final class Activate extends Command {
    @Override
    public String name() {
        return "activate";
    }

    @Override
    public boolean startsSwitch() {
        return true;
    }

    @Override
    public boolean startsSwitch(SiteState state) {
        return state.active() != 0;
    }

    @Override
    public boolean offered(SiteState state, int t, int a) {
        return state.isUp(t)
                && !state.isActive(t)
                && state.switchTarget() == SiteState.NONE
                && (!startsSwitch(state) || isStable(state, t));
    }

    /** Whether {@code t} sees one active server, replicates from it, and so does everyone that is registered there. */
    private static boolean isStable(SiteState state, int t) {
        int source = state.subscription(t);
        if (source == SiteState.NONE || state.activesSeen(t) != 1 << source) {
            return false;
        }
        int streaming = state.streamingPairs() & Pairs.EACH_ROW << source;
        return (streaming & Pairs.bit(t, source)) != 0 && streaming == state.registeredPairsAt(source);
    }

    @Override
    public void execute(SiteState state, int t, int a) {
        if (startsSwitch(state)) {
            state.beginSwitch(t);
        } else {
            state.setActive(t);
            state.unsubscribe(t);
        }
    }

    @Override
    public boolean reached(SiteState state, int t, int a) {
        return state.isUp(t) && state.isActive(t) && state.switchTarget() == SiteState.NONE;
    }

    @Override
    public String guard(String target, String at) {
        return target + " is up and standby, no switch runs, and either no server is in Active mode, or " + target
                + " and whoever else is registered replicate from the one active server that it sees";
    }

    @Override
    public String goal(String target, String at) {
        return target + " is up and active, and no switch is running";
    }
}
