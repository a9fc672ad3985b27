package io.handover.analysis.time;

/**
 * A width and a confidence; how many runs it takes until the interval of every share is no wider than that follows.
 *
 * <p>When to stop must not depend on what is counted, or the intervals would miss the true share more often than they say, and the shares
 * themselves would be askew. So it is done in two stages. Some runs first only tell how many are needed; they are not counted. Then all
 * those are made, and nothing that is seen in them ends them sooner or later: given the first stage their number is fixed, and the intervals
 * hold as they do for any fixed number.
 *
 * <p>Now and then a share turns out to lie further from 0 and 1 than the first stage made one believe, and an interval is wider than asked for. Then a
 * third stage makes, and counts alone, as many runs as are enough for any share. For that the doubt, 1 - confidence, is divided: all but a
 * {@value #STAGES}th for the second stage, the rest for the third. Whichever is the last, the interval misses the true share with at most
 * the doubt that was asked for.
 *
 * @param width above 0, below 1
 * @param confidence above 0, below 1
 * @param mostRuns how many are made at most, in all stages together, 1 to {@value #MOST_RUNS}
 */
public record ByWidth(double width, double confidence, long mostRuns) implements Precision {
    /** More than are made in a day, and than ranks can be found of. */
    public static final long MOST_RUNS = 1_000_000_000;

    private static final int STAGES = 50;
    private static final long LEAST_PILOT = 1_000;
    private static final long MOST_PILOT = 50_000;

    /** The first stage costs at most that part of what a share of one half takes. */
    private static final int PART_OF_PILOT = 40;

    /** How sure the first stage is of where a share lies, before the second is made for the worst of these. */
    private static final double SURE = 0.9999;

    /** How many runs the first stage has. */
    long pilotRuns() {
        long whole = Share.runsFor(0.5, width, confidence);
        return Math.min(mostRuns, Math.max(LEAST_PILOT, Math.min(MOST_PILOT, whole / PART_OF_PILOT)));
    }

    /** With which confidence the intervals of the second stage hold. */
    double confidenceOfSecond() {
        return 1 - (1 - confidence) * (STAGES - 1) / STAGES;
    }

    /** With which confidence the intervals of the third stage hold. */
    double confidenceOfThird() {
        return 1 - (1 - confidence) / STAGES;
    }

    /** How many runs the second stage has for something that was seen so often in the first. */
    long runs(long hits, long pilotRuns) {
        Share seen = Share.of(hits, pilotRuns, SURE);
        double worst = seen.low() > 0.5 ? seen.low() : Math.min(0.5, seen.high());
        return Share.runsFor(worst, width, confidenceOfSecond());
    }

    /** How many runs the third stage has: enough for any share. */
    long enoughRuns() {
        return Share.runsFor(0.5, width, confidenceOfThird());
    }
}
