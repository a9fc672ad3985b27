package io.handover.emulator.site;

import io.handover.model.site.Assumptions;
import io.handover.model.site.Server;
import io.handover.model.site.Site;
import io.handover.simulator.site.Activity;
import io.handover.simulator.site.FaultPlan;
import io.handover.simulator.site.Polls;
import io.handover.simulator.site.SimulatedSite;
import io.handover.simulator.site.Timing;
import io.handover.simulator.time.Distribution;
import io.handover.simulator.time.Distribution.Fixed;
import java.util.List;

/** Sites without chance: servers A (active), B and C. */
public final class LiveSites {
    public static final long SECOND = 1_000;

    /**
     * A command takes 2 s, force activation 4 s, a start 15 s more, the installer 10 min, an initialization 40 s and two starts of 15
     * s, a restart 60 s, a change 1 s to be replicated; nobody makes a change by himself; polls every 10 s.
     */
    public static final Timing FIXED = timing(2 * SECOND, 4 * SECOND);

    /** As {@link #FIXED}, but commands take effect at once. */
    public static final Timing AT_ONCE = timing(0, 0);

    private LiveSites() {}

    private static Timing timing(long command, long forceActivation) {
        Fixed never = new Fixed(Distribution.MOST_MILLIS);
        return Timing.DEFAULT
                .with(Activity.CHANGES, never)
                .with(Activity.URGENT_CONCERNS, never)
                .with(Activity.REPLICATION, new Fixed(SECOND))
                .with(Activity.COMMAND, new Fixed(command))
                .with(Activity.BLOCK, new Fixed(20 * SECOND))
                .with(Activity.FORCE_ACTIVATION, new Fixed(forceActivation))
                .with(Activity.SERVER_START, new Fixed(15 * SECOND))
                .with(Activity.INSTALLER, new Fixed(600 * SECOND))
                .with(Activity.INITIALIZATION, new Fixed(40 * SECOND))
                .with(Activity.RESTART, new Fixed(60 * SECOND))
                .with(Activity.REACTION, new Fixed(20 * SECOND))
                .with(new Polls(10 * SECOND, 0, 2));
    }

    public static SimulatedSite three(Timing timing) {
        return three(timing, Assumptions.DEFAULT);
    }

    public static SimulatedSite three(Timing timing, Assumptions assumptions) {
        List<Server> servers = List.of(
                new Server("A", "192.0.2.1", 10),
                new Server("B", "192.0.2.2", 1174),
                new Server("C d", "192.0.2.3", 1296));
        return new SimulatedSite(new Site("abc", "Three servers", servers, assumptions), timing, FaultPlan.DEFAULT);
    }
}
