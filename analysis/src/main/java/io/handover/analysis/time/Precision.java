package io.handover.analysis.time;

/**
 * How well shares are to be known: two of how many runs, how wide an interval and with which confidence are stated; the third follows. Each way
 * says how many runs are made, and explains itself in a sentence of the report.
 */
public sealed interface Precision permits ByRuns, ByWidth, ByRunsAndWidth {
    /** With which confidence each interval of the report holds, above 0, below 1. */
    double confidence();
}
