package io.handover.simulator.run;

import io.handover.simulator.time.SplitMix;
import java.util.Arrays;

/** The choices of one run at a time: drawn from its seed by their names unless they are set. */
final class Chance {
    private long seed;
    private Edits edits = Edits.NONE;
    private boolean edited;

    /** Where the run is split, and choices are drawn from several seeds; it counts as edited. */
    private boolean split;

    private final DrawnBefore drawnBefore = new DrawnBefore();
    private boolean logging;
    private long[] log = new long[0];
    private int logged;

    void begin(long seedOfRun, Edits changed) {
        seed = seedOfRun;
        edits = changed;
        edited = !changed.isEmpty();
        split = false;
        logged = 0;
    }

    /** The same of a run without edits that is to be split. */
    void beginSplit(long seedOfRun) {
        begin(seedOfRun, Edits.NONE);
        edited = true;
        split = true;
        drawnBefore.clear();
    }

    /** What was not drawn yet is drawn from another seed from now on. */
    void goOnFrom(long otherSeed) {
        seed = otherSeed;
    }

    /** From now on keeps the names of the choices that are made. */
    void keepNames() {
        logging = true;
        log = new long[256];
    }

    /** The names of the choices made, in order; those of polls that nobody needed are not among them. */
    long[] names() {
        return Arrays.copyOf(log, logged);
    }

    void note(long name) {
        if (logging) {
            if (logged == log.length) {
                log = Arrays.copyOf(log, 2 * logged);
            }
            log[logged++] = name;
        }
    }

    /** A choice, as 32 uniform bits. */
    int draw(int purpose, int subject, int nth) {
        long name = Choice.name(purpose, subject, nth);
        int drawn = (int) (SplitMix.at(seed, name) >>> 32);
        if (logging) {
            note(name);
        }
        return edited ? otherwise(name, drawn) : drawn;
    }

    private int otherwise(long name, int drawn) {
        return split ? (int) (SplitMix.at(drawnBefore.seed(name, seed), name) >>> 32) : edits.value(name, drawn);
    }

    /** Four choices at once, as 16 uniform bits each; the one value that may be set for them holds for all four. */
    long drawFour(long name) {
        if (split) {
            return SplitMix.at(drawnBefore.seed(name, seed), name);
        }
        long drawn = SplitMix.at(seed, name);
        if (edited && edits.sets(name)) {
            return (edits.value(name, 0) >>> 16) * 0x0001_0001_0001_0001L;
        }
        return drawn;
    }

    /** Whether some choices are set, or drawn from other seeds than the run's: they cannot be read in a row. */
    boolean isEdited() {
        return edited;
    }

    /** What {@link SplitMix#mix} makes a choice of; that of the next number is {@link SplitMix#GOLDEN} more. */
    long argument(long name) {
        return SplitMix.argument(seed, name);
    }

    /** Whether a choice that is never drawn is set. */
    boolean sets(int purpose, int subject, int nth) {
        return edited && edits.sets(Choice.name(purpose, subject, nth));
    }
}
