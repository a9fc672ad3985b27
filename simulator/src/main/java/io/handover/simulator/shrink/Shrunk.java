package io.handover.simulator.shrink;

import io.handover.simulator.run.Edits;
import io.handover.simulator.run.Run;

/**
 * A shrunk run.
 *
 * @param original the run as it was drawn, executed
 * @param run what is left of it, executed: it violates the check in the same way, perhaps on a smaller site
 * @param index the run's index in its campaign
 * @param edits what was changed of its choices
 * @param events how many of its events lead up to the violation
 * @param tried how many runs the shrinker tried
 */
public record Shrunk(Run original, Run run, long index, Edits edits, int events, int tried) {}
