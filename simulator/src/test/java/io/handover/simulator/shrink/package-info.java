@NullMarked
package io.handover.simulator.shrink;

import org.jspecify.annotations.NullMarked;
