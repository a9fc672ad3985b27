@NullMarked
package io.handover.simulator.run;

import org.jspecify.annotations.NullMarked;
