/** The catalogue of faults, as text for a terminal and as JSON for programs. */
@NullMarked
package io.handover.console.report.faults;

import org.jspecify.annotations.NullMarked;
