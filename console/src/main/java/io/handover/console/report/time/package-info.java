/** How long things take, and what that depends on: as text for a terminal and as JSON for programs. */
@NullMarked
package io.handover.console.report.time;

import org.jspecify.annotations.NullMarked;
