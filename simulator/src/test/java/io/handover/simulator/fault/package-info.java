@NullMarked
package io.handover.simulator.fault;

import org.jspecify.annotations.NullMarked;
