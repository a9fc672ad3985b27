/** What 'handover advise' says, in each form of report. */
@NullMarked
package io.handover.console.report.advise;

import org.jspecify.annotations.NullMarked;
