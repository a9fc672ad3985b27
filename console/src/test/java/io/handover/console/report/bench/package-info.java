@NullMarked
package io.handover.console.report.bench;

import org.jspecify.annotations.NullMarked;
