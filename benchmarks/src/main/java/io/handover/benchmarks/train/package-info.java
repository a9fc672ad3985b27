/** How many trainees a training server bears. */
@NullMarked
package io.handover.benchmarks.train;

import org.jspecify.annotations.NullMarked;
