/** What single slips of the operator do to a procedure, as text for a terminal, and as JSON for programs. */
@NullMarked
package io.handover.console.report.slips;

import org.jspecify.annotations.NullMarked;
