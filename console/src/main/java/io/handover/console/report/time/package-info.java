/** How long a procedure takes and how sure that is, what that depends on, and from where there is a way back. */
@NullMarked
package io.handover.console.report.time;

import org.jspecify.annotations.NullMarked;
