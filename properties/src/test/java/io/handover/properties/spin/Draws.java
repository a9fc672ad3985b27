package io.handover.properties.spin;

import io.handover.simulator.time.SplitMix;
import java.util.List;

/** Choices in a row from one seed, the same ones on every machine. */
final class Draws {
    private final long seed;
    private long place;

    Draws(long seed) {
        this.seed = seed;
    }

    /** From {@code least} to {@code most}. */
    int between(int least, int most) {
        return least + (int) Long.remainderUnsigned(SplitMix.at(seed, place++), most - least + 1);
    }

    boolean coin() {
        return between(0, 1) == 1;
    }

    <T> T from(List<T> list) {
        return list.get(between(0, list.size() - 1));
    }
}
