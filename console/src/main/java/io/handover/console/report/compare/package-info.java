/** What a comparison of two procedures found, in the forms in which it is written. */
@NullMarked
package io.handover.console.report.compare;

import org.jspecify.annotations.NullMarked;
