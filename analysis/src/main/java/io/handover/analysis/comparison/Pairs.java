package io.handover.analysis.comparison;

import io.handover.simulator.campaign.Measure;
import io.handover.simulator.campaign.Samples;
import io.handover.simulator.run.Measures;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Runs of two procedures under one class of faults, the i-th of the one beside the i-th of the other. */
final class Pairs {
    private static final Measure[] MEASURES = Measure.values();
    static final long NO_PAIR = -1;

    private final List<Promise> promises;
    private final Runs a;
    private final Runs b;
    private final int count;

    /** What is kept of the runs of one procedure. */
    static final class Runs {
        private final long[][] values;
        private final long[] violated;
        private final boolean[] settled;

        Runs(int most) {
            this.values = new long[MEASURES.length][most];
            this.violated = new long[most];
            this.settled = new boolean[most];
        }

        /** Takes runs behind those that were taken. */
        void take(int at, Samples samples) {
            for (int i = 0; i < samples.runs(); i++) {
                for (Measure measure : MEASURES) {
                    values[measure.ordinal()][at + i] = samples.value(i, measure);
                }
                violated[at + i] = samples.violated(i);
                settled[at + i] = samples.isSettled(i);
            }
        }

        /** The first of these runs, by themselves. */
        private Runs first(int most) {
            Runs first = new Runs(most);
            for (int i = 0; i < values.length; i++) {
                System.arraycopy(values[i], 0, first.values[i], 0, most);
            }
            System.arraycopy(violated, 0, first.violated, 0, most);
            System.arraycopy(settled, 0, first.settled, 0, most);
            return first;
        }

        private boolean violates(int run, int place) {
            return (violated[run] >>> place & 1) != 0;
        }
    }

    /**
     * Pairs of runs that were made.
     *
     * @param promises what all of them are asked
     */
    Pairs(List<Promise> promises, Runs a, Runs b, int count) {
        this.promises = promises;
        this.a = a;
        this.b = b;
        this.count = count;
    }

    int count() {
        return count;
    }

    /** In how many pairs a run did not come to rest. */
    long unsettled() {
        long unsettled = 0;
        for (int i = 0; i < count; i++) {
            unsettled += a.settled[i] && b.settled[i] ? 0 : 1;
        }
        return unsettled;
    }

    /** In how many of them a promise of both is broken; a run that did not come to rest may break it yet. */
    PairedShare broken(Promise promise) {
        long both = 0;
        long onlyA = 0;
        long onlyB = 0;
        long open = 0;
        for (int i = 0; i < count; i++) {
            boolean inA = a.violates(i, promise.placeA());
            boolean inB = b.violates(i, promise.placeB());
            if (!a.settled[i] && !inA || !b.settled[i] && !inB) {
                open++;
            } else if (inA && inB) {
                both++;
            } else if (inA) {
                onlyA++;
            } else if (inB) {
                onlyB++;
            }
        }
        return new PairedShare(count, both, onlyA, onlyB, open);
    }

    /** In how many of them a measure never comes to its end. */
    PairedShare never(Measure measure) {
        long both = 0;
        long onlyA = 0;
        long onlyB = 0;
        for (int i = 0; i < count; i++) {
            boolean inA = a.values[measure.ordinal()][i] == Measures.NEVER;
            boolean inB = b.values[measure.ordinal()][i] == Measures.NEVER;
            both += inA && inB ? 1 : 0;
            onlyA += inA && !inB ? 1 : 0;
            onlyB += inB && !inA ? 1 : 0;
        }
        return new PairedShare(count, both, onlyA, onlyB, 0);
    }

    /** Of the pairs in which a measure comes to its end in both. */
    PairedMean mean(Measure measure) {
        long[] ofA = new long[count];
        long[] ofB = new long[count];
        int ended = 0;
        for (int i = 0; i < count; i++) {
            long x = a.values[measure.ordinal()][i];
            long y = b.values[measure.ordinal()][i];
            if (x != Measures.NEVER && y != Measures.NEVER) {
                ofA[ended] = x;
                ofB[ended++] = y;
            }
        }
        return PairedMean.of(ofA, ofB, ended);
    }

    Optional<PairedQuantile> quantile(Measure measure, double share) {
        return PairedQuantile.of(a.values[measure.ordinal()], b.values[measure.ordinal()], count, share);
    }

    /** The first pair in which a promise is broken in one of both alone, or {@link #NO_PAIR}. */
    long firstBroken(Promise promise, boolean inB) {
        for (int i = 0; i < count; i++) {
            boolean ofA = a.violates(i, promise.placeA());
            boolean ofB = b.violates(i, promise.placeB());
            if (ofA != ofB && ofB == inB) {
                return i;
            }
        }
        return NO_PAIR;
    }

    /** The first pair in which anything that is measured or promised differs, or {@link #NO_PAIR}. */
    long firstDifferent() {
        for (int i = 0; i < count; i++) {
            int run = i;
            if (Arrays.stream(MEASURES)
                            .anyMatch(measure -> a.values[measure.ordinal()][run] != b.values[measure.ordinal()][run])
                    || promises.stream()
                            .filter(Promise::isOfBoth)
                            .anyMatch(promise ->
                                    a.violates(run, promise.placeA()) != b.violates(run, promise.placeB()))) {
                return i;
            }
        }
        return NO_PAIR;
    }

    /** The first of these pairs; the others are kept no longer on their account. */
    Pairs first(int most) {
        int kept = Math.min(most, count);
        return new Pairs(promises, a.first(kept), b.first(kept), kept);
    }

    Runs a() {
        return a;
    }

    Runs b() {
        return b;
    }
}
