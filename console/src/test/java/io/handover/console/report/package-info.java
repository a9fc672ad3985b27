/** Tests of reports. */
@NullMarked
package io.handover.console.report;

import org.jspecify.annotations.NullMarked;
