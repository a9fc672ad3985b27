@NullMarked
package io.handover.simulator.time;

import org.jspecify.annotations.NullMarked;
