/** How long a procedure takes, and what goes with that, as text, JSON, a table of runs, and histograms. */
@NullMarked
package io.handover.console.report.time;

import org.jspecify.annotations.NullMarked;
