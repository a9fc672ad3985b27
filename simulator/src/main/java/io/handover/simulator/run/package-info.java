/**
 * One simulated run: the transition function of the model with time and chance on top (docs/model.md, "Time").
 *
 * <p>What goes on by itself has a clock, set when it becomes possible and dropped when it no longer is; a server polls on its own clock;
 * the operator has one attention; faults strike in between, or hold back. Whatever comes first happens next, and is an action of the model,
 * so that every path of a run is a path of the model. Chance is drawn by name: what a choice is about, never how many came before it.
 */
@NullMarked
package io.handover.simulator.run;

import org.jspecify.annotations.NullMarked;
