package io.handover.analysis.time;

/**
 * So many runs and a width; with which confidence the interval of each share is no wider than that follows. The intervals of times, which have
 * no such width, hold with {@value #OF_TIMES}.
 *
 * @param runs 1 to {@value ByWidth#MOST_RUNS}
 * @param width above 0, below 1
 */
public record ByRunsAndWidth(long runs, double width) implements Precision {
    private static final double OF_TIMES = 0.95;

    @Override
    public double confidence() {
        return OF_TIMES;
    }
}
