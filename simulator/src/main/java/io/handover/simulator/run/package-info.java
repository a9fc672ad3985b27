/**
 * One simulated run: the transition function of the model with time and chance on top (semantics.md 2).
 *
 * <p>Each enabled action has a clock, drawn when the action becomes enabled and dropped when it no longer is; the clock that runs
 * out first decides what happens next. Faults strike in between, or hold actions back. So every path of a run is a path of
 * the model.
 */
@NullMarked
package io.handover.simulator.run;

import org.jspecify.annotations.NullMarked;
