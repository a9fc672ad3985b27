package io.handover.simulator.run;

import io.handover.simulator.time.SplitMix;
import java.util.Arrays;

/** The choices of one run at a time: drawn from its seed unless they are set, and counted by subject. */
final class Chance {
    private final short[] occurrence = new short[128];
    private long seed;
    private Edits edits = Edits.NONE;

    void begin(long seedOfRun, Edits changed) {
        seed = seedOfRun;
        edits = changed;
        Arrays.fill(occurrence, (short) 0);
    }

    /** A choice, as 32 uniform bits; the names of {@link Choice}. */
    int draw(int purpose, int subject, int nth) {
        int name = Choice.name(purpose, subject, nth);
        int drawn = (int) (SplitMix.at(seed, name) >>> 32);
        return edits.isEmpty() ? drawn : edits.value(name, drawn);
    }

    /** Whether a choice that is never drawn is set. */
    boolean sets(int purpose, int subject, int nth) {
        return edits.sets(Choice.name(purpose, subject, nth));
    }

    /** Counts another occurrence of a subject; the first has the number 0. */
    int next(int subject) {
        return occurrence[subject]++;
    }

    /** How often a subject has occurred. */
    int occurrences(int subject) {
        return occurrence[subject];
    }
}
