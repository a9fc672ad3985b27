/** What a single slip of the operator does: every slip at every step, its exact consequence, how likely it is, and what helps (docs/slips.md). */
@NullMarked
package io.handover.analysis.slips;

import org.jspecify.annotations.NullMarked;
