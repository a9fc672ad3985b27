@NullMarked
package io.handover.simulator.site;

import org.jspecify.annotations.NullMarked;
