/** What a simulated site adds to a site of the model: how long things take, how often they happen, and which faults strike. */
@NullMarked
package io.handover.simulator.site;

import org.jspecify.annotations.NullMarked;
