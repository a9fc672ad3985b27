package io.handover.analysis.time;

import java.util.stream.LongStream;

/** The stages in which {@link ByWidth} makes runs, one after the other: the first by {@link #plan}, the rest by {@link #run}. */
final class Stages {
    /** Makes runs. */
    interface Counting {
        /**
         * Makes the runs of these numbers; where it is stopped before it is done, fewer.
         *
         * @param first the number of the first
         * @param count how many
         * @return in how many of them each thing was seen
         */
        long[] hits(long first, long count);
    }

    private final ByWidth by;
    private final long pilotRuns;
    private long needed;
    private long planned;
    private long uncounted;
    private double confidence;

    Stages(ByWidth by) {
        this.by = by;
        this.pilotRuns = by.pilotRuns();
        this.confidence = by.confidenceOfSecond();
    }

    /** Makes the first stage, which tells how many runs the second has: as many as are needed, and no fewer than the first had. */
    void plan(Counting counting) {
        long[] hits = counting.hits(0, pilotRuns);
        uncounted = pilotRuns;
        needed = LongStream.of(hits).map(of -> by.runs(of, pilotRuns)).max().orElse(1);
        planned = Math.max(0, Math.min(Math.max(needed, pilotRuns), by.mostRuns() - pilotRuns));
    }

    /** Makes the second stage, and the third where some interval is wider than that was to bring. */
    void run(Counting counting) {
        long[] hits = counting.hits(uncounted, planned);
        boolean isTooWide = LongStream.of(hits)
                .anyMatch(of -> Share.of(of, planned, confidence).width() > by.width());
        if (planned >= needed && isTooWide) {
            needed = by.enoughRuns();
            if (uncounted + planned + needed <= by.mostRuns()) {
                uncounted += planned;
                planned = needed;
                confidence = by.confidenceOfThird();
                counting.hits(uncounted, planned);
            }
        }
    }

    /** How many runs were made before those that are counted. */
    long uncounted() {
        return uncounted;
    }

    /** How many runs are counted. */
    long planned() {
        return planned;
    }

    /** How many it takes, as far as is known. */
    long needed() {
        return needed;
    }

    /** With which confidence the intervals of what is counted hold: that of the request or a little more. */
    double confidence() {
        return confidence;
    }
}
