package io.handover.model.command;

import io.handover.model.state.SiteState;

/** Declares a standby active without the wizard, where the site's assumptions say that this is offered. */
final class ForceActivate extends Command {
    @Override
    public String name() {
        return "force-activate";
    }

    private static boolean offeredBySite(SiteState state, int t) {
        return switch (state.assumptions().forceActivation()) {
            case ALWAYS -> true;
            case WHEN_UNSTABLE -> !state.streaming(t) || Integer.bitCount(state.activesSeen(t)) != 1;
            case WHEN_NO_ACTIVE -> state.activesSeen(t) == 0;
        };
    }

    @Override
    public boolean offered(SiteState state, int t, int a) {
        return state.isUp(t) && !state.isActive(t) && offeredBySite(state, t);
    }

    @Override
    public void execute(SiteState state, int t, int a) {
        state.setActive(t);
        state.unsubscribe(t);
    }

    @Override
    public boolean reached(SiteState state, int t, int a) {
        return state.isUp(t) && state.isActive(t);
    }

    @Override
    public String guard(String target, String at) {
        return target + " is up and standby, and the site offers to force its activation";
    }

    @Override
    public String goal(String target, String at) {
        return target + " is up and active";
    }
}
