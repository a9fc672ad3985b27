package io.handover.analysis.time;

import io.handover.simulator.run.Check;

/**
 * In which share of the runs a promise is broken.
 *
 * @param check what is promised
 * @param broken in which share
 */
public record Promise(Check check, Share broken) {}
