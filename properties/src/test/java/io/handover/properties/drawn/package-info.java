/** Procedures, sites, paths and runs as jqwik draws them: lists of steps, faults and times, so that shrinking removes some. */
@NullMarked
package io.handover.properties.drawn;

import org.jspecify.annotations.NullMarked;
