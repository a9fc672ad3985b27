package io.handover.simulator.shrink;

import io.handover.simulator.run.Edits;
import io.handover.simulator.run.Run;

/**
 * A shrunk run.
 *
 * @param run the run itself, executed: it violates the check
 * @param edits what was changed of its choices
 * @param events how many of its events lead up to the violation
 * @param tried how many runs the shrinker tried
 */
public record Shrunk(Run run, Edits edits, int events, int tried) {}
