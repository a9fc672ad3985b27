package io.handover.simulator.campaign;

import io.handover.simulator.run.Measures;
import io.handover.simulator.time.Distribution;
import org.HdrHistogram.Histogram;

/**
 * Percentiles of a measure over many runs, simulated or real, to three significant digits or as many as were asked for, the maximum exactly; a run in which it never ended lies above
 * all others.
 */
public final class Percentiles {
    /** What is longer counts as this: ten times the longest duration that a site can state. */
    private static final long MOST = 10 * Distribution.MOST_MILLIS;

    private final Histogram histogram;
    private long never;
    private long longest;

    /** To three significant digits. */
    public Percentiles() {
        this(3);
    }

    Percentiles(int digits) {
        histogram = new Histogram(digits);
    }

    /**
     * One run more.
     *
     * @param value what was measured, in milliseconds or changes, 0 or more; {@link Measures#NEVER} where it did not end
     */
    public void record(long value) {
        if (value == Measures.NEVER) {
            never++;
        } else {
            histogram.recordValue(Math.min(value, MOST));
            longest = Math.max(longest, value);
        }
    }

    /** So many runs more in which zero was measured. */
    void recordZeros(long count) {
        if (count > 0) {
            histogram.recordValueWithCount(0, count);
        }
    }

    void add(Percentiles other) {
        histogram.add(other.histogram);
        never += other.never;
        longest = Math.max(longest, other.longest);
    }

    /** How many runs were measured. */
    public long runs() {
        return histogram.getTotalCount() + never;
    }

    /** In how many of them it did not end, or never happened. */
    public long never() {
        return never;
    }

    /** Whether there are runs above a percentile: where there are none, it is no more than the maximum. */
    public boolean tells(double percent) {
        return rank(percent) < runs();
    }

    private long rank(double percent) {
        return Math.max(1, (long) Math.ceil(percent * runs() / 100));
    }

    /**
     * A percentile.
     *
     * @param percent 0 to 100; 100 is the maximum, which is the longest run's own value
     * @return its value, or {@link Measures#NEVER} where it lies among the runs in which it never ended
     */
    public long at(double percent) {
        return runs() == 0 ? Measures.NEVER : atRank(rank(percent));
    }

    /**
     * What was measured in the run of a rank, rounded up to the digits that are kept; the longest exactly.
     *
     * @param rank from the shortest, counted from 1 to {@link #runs}; those in which it never ended come last
     * @return its value, or {@link Measures#NEVER}
     */
    public long atRank(long rank) {
        long ended = ended();
        if (rank > ended) {
            return Measures.NEVER;
        }
        return rank == ended ? longest : Math.min(longest, kept(rank));
    }

    /** The same, rounded down. */
    public long leastAtRank(long rank) {
        long ended = ended();
        if (rank > ended) {
            return Measures.NEVER;
        }
        return rank == ended ? longest : histogram.lowestEquivalentValue(kept(rank));
    }

    private long kept(long rank) {
        return histogram.getValueAtPercentile(100.0 * rank / ended());
    }

    /** In how many runs it ended. */
    public long ended() {
        return histogram.getTotalCount();
    }

    /** In how many runs it ended and was less than that, to the digits that are kept. */
    public long below(long value) {
        return value <= 0 ? 0 : value > longest ? ended() : histogram.getCountBetweenValues(0, value - 1);
    }

    /** By what share a value may be larger than what was measured, as so many digits are kept. */
    public double precision() {
        return StrictMath.pow(10, -histogram.getNumberOfSignificantValueDigits());
    }

    /** A copy of what ended, for who writes histograms. */
    Histogram histogram() {
        return histogram.copy();
    }
}
