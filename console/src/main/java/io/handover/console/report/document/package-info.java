/** The operator's runbook: a procedure on a site as a Markdown page, and whether such a page still says what its procedure says. */
@NullMarked
package io.handover.console.report.document;

import org.jspecify.annotations.NullMarked;
