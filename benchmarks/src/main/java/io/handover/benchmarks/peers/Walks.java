package io.handover.benchmarks.peers;

import io.handover.files.Catalogue;
import io.handover.model.site.Scope;
import io.handover.model.state.SiteState;
import io.handover.model.transition.Transitions;
import io.handover.simulator.site.SimulatedSite;
import io.handover.simulator.time.SplitMix;

/**
 * Untimed walks through the core: any enabled progress action, until the site is at rest; by one thread. The mean is of the share of walks that
 * end without an active server.
 */
final class Walks implements Peer {
    private static final int COUNT = 1_000_000;

    private final Transitions transitions;
    private long drawn;

    Walks() {
        SimulatedSite site = Catalogue.site(Catalogue.DEFAULT_SITE).site();
        transitions = new Transitions(
                Catalogue.procedure("upgrade-without-downtime").on(site.site()),
                new Scope(3, 2, 0, 0, 0, 0),
                site.site().assumptions());
    }

    @Override
    public String name() {
        return "Handover, untimed walks";
    }

    @Override
    public Turn work() {
        long begin = System.nanoTime();
        SiteState initial = transitions.initialState();
        SiteState state = transitions.initialState();
        long inactive = 0;
        for (int i = 0; i < COUNT; i++) {
            state.copyFrom(initial);
            for (long enabled = transitions.progress(state); enabled != 0; enabled = transitions.progress(state)) {
                int skipped = (int) Long.remainderUnsigned(SplitMix.at(1, drawn++), Long.bitCount(enabled));
                for (; skipped > 0; skipped--) {
                    enabled &= enabled - 1;
                }
                transitions.apply(state, Long.numberOfTrailingZeros(enabled));
            }
            inactive += state.upActive() == 0 ? 1 : 0;
        }
        return new Turn(COUNT, (System.nanoTime() - begin) / 1e9, (double) inactive / COUNT);
    }
}
