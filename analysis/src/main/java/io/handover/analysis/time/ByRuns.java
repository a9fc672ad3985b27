package io.handover.analysis.time;

/**
 * So many runs and a confidence; how wide the intervals are follows.
 *
 * @param runs 1 to {@value ByWidth#MOST_RUNS}
 * @param confidence above 0, below 1
 */
public record ByRuns(long runs, double confidence) implements Precision {}
