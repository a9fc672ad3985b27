/** Reduces a failing run to one from which nothing more can be removed. */
@NullMarked
package io.handover.simulator.shrink;

import org.jspecify.annotations.NullMarked;
