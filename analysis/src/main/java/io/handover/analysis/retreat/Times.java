package io.handover.analysis.retreat;

/**
 * How long a way back takes where it is gone without faults, found by simulated runs.
 *
 * @param medianMillis half of the runs that arrive take no longer, from the end of the step to the end of the way
 * @param gapMillis half of them are without an active server for no longer, in all
 * @param arrived how many runs came to the end of the way with one active server
 * @param runs of how many
 */
public record Times(long medianMillis, long gapMillis, int arrived, int runs) {}
