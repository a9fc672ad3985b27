/** What a check found, as text for a terminal and as JSON for programs. */
@NullMarked
package io.handover.console.report.check;

import org.jspecify.annotations.NullMarked;
