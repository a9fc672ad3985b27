/** Many runs under each class of faults, what they add up to, and the runs worth telling. */
@NullMarked
package io.handover.simulator.campaign;

import org.jspecify.annotations.NullMarked;
