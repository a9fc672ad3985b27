package io.handover.sandbox.rehearsal;

import io.handover.simulator.site.Activity;
import io.handover.simulator.site.Timing;
import io.handover.simulator.time.Quantiles;
import io.handover.simulator.time.SplitMix;
import java.util.Arrays;

/** What chance decides beside the site, from a seed: each purpose has a stream of its own, so that none moves another. */
final class Draws {
    private final long seed;
    private final int[] drawn = new int[Purpose.values().length];
    private final Quantiles[] times;

    /** What is drawn. */
    enum Purpose {
        OPENING(Activity.OPEN_CLIENT),
        IDLE(Activity.CLIENT_IDLE),
        BLOCK(Activity.BLOCK),
        CONCERN(Activity.URGENT_CONCERNS);

        private final Activity activity;

        Purpose(Activity activity) {
            this.activity = activity;
        }
    }

    Draws(Timing timing, long seed) {
        this.seed = seed;
        this.times = Arrays.stream(Purpose.values())
                .map(purpose -> new Quantiles(timing.of(purpose.activity)))
                .toArray(Quantiles[]::new);
    }

    /** The next time of a purpose, in milliseconds. */
    long next(Purpose purpose) {
        int i = purpose.ordinal();
        long stream = SplitMix.at(seed, i);
        return times[i].at((int) (SplitMix.at(stream, drawn[i]++) >>> 32));
    }

    /** A choice among so many for a thing's number, the same every time. */
    int choice(int number, int among) {
        long stream = SplitMix.at(seed, Purpose.values().length);
        return (int) Long.remainderUnsigned(SplitMix.at(stream, number), among);
    }
}
