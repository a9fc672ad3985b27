/** How fast timed runs are. */
@NullMarked
package io.handover.benchmarks.simulate;

import org.jspecify.annotations.NullMarked;
