package io.handover.analysis.rare;

import io.handover.model.state.SiteState;
import io.handover.simulator.time.SplitMix;

/**
 * What is compared of a simulated state and one of the explorer's small scope: everything but which changes there are and what faults are
 * left. Of the databases it counts which lack something that another one holds, and whether an undeclared change is lost.
 */
final class Structures {
    private Structures() {}

    /** A number that states of the same structure share, and others hardly ever. */
    static long of(SiteState state) {
        long held = 0;
        for (int s = 0; s < state.servers(); s++) {
            held |= state.database(s);
        }
        long behind = 0;
        long subscriptions = 0;
        long registrations = 0;
        for (int s = 0; s < state.servers(); s++) {
            behind |= (held & ~state.database(s)) != 0 ? 1L << s : 0;
            subscriptions = subscriptions << 3 | state.subscription(s) + 1;
            registrations = registrations << 5 | state.registeredAt(s);
        }
        boolean isLost = (state.lost() & ~state.declared()) != 0;
        long servers = state.up()
                | (long) state.crashed() << 5
                | (long) state.upgrading() << 10
                | (long) state.initializing() << 15
                | (long) state.upgraded() << 20
                | (long) state.active() << 25
                | (long) state.cut() << 30
                | behind << 40
                | (isLost ? 1L << 45 : 0)
                | state.switchTarget() + 1L << 46
                | (state.switchTarget() != SiteState.NONE && state.isSwitchDemoted() ? 1L << 50 : 0);
        long place = state.pc() | (long) (state.branch() + 1) << 16 | (long) state.place() << 32;
        return SplitMix.mix(servers ^ SplitMix.mix(subscriptions << 25 | registrations ^ SplitMix.mix(place)));
    }
}
