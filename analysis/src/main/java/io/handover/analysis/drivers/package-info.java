/**
 * What matters: by which timings and which chances runs differ in their outcome.
 *
 * <p>A factor is a random choice of a run by its name (the reaction before a step, the installer on a server, when a fault first strikes), or
 * something that only the run's own choices decide (when a server's polls come, how many changes there are to make). Choices are keyed by what they
 * are about ({@link io.handover.simulator.run.Choice}), so that a factor's value in a run that was made anyway is looked up, not measured: factors
 * do not depend on one another, nor on how the run went, and what each of them explains adds up. How long a step <em>took</em> is no factor, as
 * it is a consequence: who waits longer because a server crashed would be told to wait less.
 *
 * <p>{@link io.handover.analysis.drivers.Drivers} asks this of runs that were made anyway; {@link io.handover.analysis.drivers.Sobol} makes runs of
 * its own, and tells apart what a group of choices does alone and together with others.
 */
@NullMarked
package io.handover.analysis.drivers;

import org.jspecify.annotations.NullMarked;
