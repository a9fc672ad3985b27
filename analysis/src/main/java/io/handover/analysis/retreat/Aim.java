package io.handover.analysis.retreat;

import io.handover.explorer.game.Objective;
import io.handover.model.state.SiteState;

/** How much of the beginning is to be restored. */
public enum Aim {
    /** The server that was active at the start is alone active again, with the release that it had. */
    RELEASE,
    /** The same server, with whatever release it has by then. */
    SERVER;

    Objective objective(Home home) {
        return state -> isBack(home, state);
    }

    /**
     * Whether no command and no event can bring it about any more, as nothing undoes an upgrade.
     *
     * @param upgradesFail whether an upgrade that was begun may still fail
     */
    boolean isGone(Home home, SiteState state, boolean upgradesFail) {
        boolean upgraded =
                state.isUpgraded(home.server()) || !upgradesFail && (state.upgrading() >>> home.server() & 1) != 0;
        return this == RELEASE && upgraded && !home.upgraded();
    }

    private boolean isBack(Home home, SiteState state) {
        if (state.active() != 1 << home.server()
                || !state.isUp(home.server())
                || state.switchTarget() != SiteState.NONE
                || this == RELEASE && state.isUpgraded(home.server()) != home.upgraded()) {
            return false;
        }
        for (int rest = home.followers(); rest != 0; rest &= rest - 1) {
            int s = Integer.numberOfTrailingZeros(rest);
            if (state.sameVersion(s, home.server()) && !state.streamingFrom(s, home.server())) {
                return false;
            }
        }
        return true;
    }
}
