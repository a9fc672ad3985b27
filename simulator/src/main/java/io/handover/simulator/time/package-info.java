/** Simulated time: durations as distributions, in whole milliseconds. */
@NullMarked
package io.handover.simulator.time;

import org.jspecify.annotations.NullMarked;
