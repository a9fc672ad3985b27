/** A run or path done again, as text for a terminal and as JSON for programs: moment by moment, and what the site looks like. */
@NullMarked
package io.handover.console.report.replay;

import org.jspecify.annotations.NullMarked;
