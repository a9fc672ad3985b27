/** Journals of one procedure, judged: as text for a terminal and as JSON for programs. */
@NullMarked
package io.handover.console.report.trace;

import org.jspecify.annotations.NullMarked;
