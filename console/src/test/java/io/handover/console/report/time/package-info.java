@NullMarked
package io.handover.console.report.time;

import org.jspecify.annotations.NullMarked;
