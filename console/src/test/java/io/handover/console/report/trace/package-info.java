@NullMarked
package io.handover.console.report.trace;

import org.jspecify.annotations.NullMarked;
