package io.handover.simulator.run;

import io.handover.simulator.time.SplitMix;
import java.util.Arrays;

/** The choices of one run at a time: drawn from its seed by their names, unless they are set or come from elsewhere. */
final class Chance {
    private long seed;

    /** Some choices are set or come from another seed than the run's, or their names are kept: asked of each, and all else only where it is so. */
    private boolean otherwise;

    private Edits edits = Edits.NONE;

    // The choices of another run.
    private ChoiceSet exchanged = ChoiceSet.NONE;
    private long otherSeed;

    // Of a run that is split: choices are drawn from several seeds, one after the other.
    private boolean split;
    private final DrawnBefore drawnBefore = new DrawnBefore();

    private boolean logging;
    private long[] log = new long[0];
    private int logged;

    void begin(long seedOfRun, Edits changed) {
        seed = seedOfRun;
        edits = changed;
        otherwise = logging || !changed.isEmpty();
        exchanged = ChoiceSet.NONE;
        split = false;
        logged = 0;
    }

    /** The same of a run of which the choices of this set are those of another run. */
    void beginExchanged(long seedOfRun, ChoiceSet set, long seedOfOther) {
        begin(seedOfRun, Edits.NONE);
        otherwise = true;
        exchanged = set;
        otherSeed = seedOfOther;
    }

    /** The same of a run that is to be split. */
    void beginSplit(long seedOfRun) {
        begin(seedOfRun, Edits.NONE);
        otherwise = true;
        split = true;
        drawnBefore.clear();
    }

    /** What was not drawn yet is drawn from another seed from now on. */
    void goOnFrom(long nextSeed) {
        seed = nextSeed;
    }

    /** From now on keeps the names of the choices that are made. */
    void keepNames() {
        logging = true;
        otherwise = true;
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
        return otherwise ? drawOtherwise(name) : (int) (SplitMix.at(seed, name) >>> 32);
    }

    private int drawOtherwise(long name) {
        note(name);
        return edits.value(name, (int) (SplitMix.at(seedOf(name), name) >>> 32));
    }

    private long seedOf(long name) {
        if (split) {
            return drawnBefore.seed(name, seed);
        }
        return exchanged.contains(name) ? otherSeed : seed;
    }

    /** Four choices at once, as 16 uniform bits each; the one value that may be set for them holds for all four. */
    long drawFour(long name) {
        if (!otherwise) {
            return SplitMix.at(seed, name);
        }
        return edits.sets(name)
                ? (edits.value(name, 0) >>> 16) * 0x0001_0001_0001_0001L
                : SplitMix.at(seedOf(name), name);
    }

    /** Whether all choices are drawn from the run's seed, so that they can be read in a row. */
    boolean isInARow() {
        return !otherwise;
    }

    /** What {@link SplitMix#mix} makes a choice of where all are in a row; that of the next number is {@link SplitMix#GOLDEN} more. */
    long argument(long name) {
        return SplitMix.argument(seed, name);
    }

    /** Whether a choice that is never drawn is set. */
    boolean sets(int purpose, int subject, int nth) {
        return otherwise && edits.sets(Choice.name(purpose, subject, nth));
    }
}
