/** What a check or a replay has to say, as text for a terminal and as JSON for programs. */
@NullMarked
package io.handover.console.report;

import org.jspecify.annotations.NullMarked;
