/** How fast the explorer is, beside Spin on an encoding of the same core. */
@NullMarked
package io.handover.benchmarks.explore;

import org.jspecify.annotations.NullMarked;
