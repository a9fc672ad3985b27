/** How long a procedure takes and how sure that is: distributions with confidence intervals, to a width that is asked for, and what moves them. */
@NullMarked
package io.handover.analysis.time;

import org.jspecify.annotations.NullMarked;
