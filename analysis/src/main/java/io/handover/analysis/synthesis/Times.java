package io.handover.analysis.synthesis;

/**
 * How long a procedure takes in simulated runs without faults.
 *
 * @param medianMillis the median of those that came to their end
 * @param medianGapMillis the median of the longest time without an active server
 * @param ended how many came to their end
 * @param runs of how many
 */
public record Times(long medianMillis, long medianGapMillis, int ended, int runs) {}
