/** What {@code handover synthesize} found. */
@NullMarked
package io.handover.console.report.synthesize;

import org.jspecify.annotations.NullMarked;
