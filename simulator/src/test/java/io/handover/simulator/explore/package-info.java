@NullMarked
package io.handover.simulator.explore;

import org.jspecify.annotations.NullMarked;
