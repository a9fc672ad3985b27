@NullMarked
package io.handover.simulator.campaign;

import org.jspecify.annotations.NullMarked;
