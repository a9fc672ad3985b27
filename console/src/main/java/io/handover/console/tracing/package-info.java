/** Timelines in the format of Chrome's traces, which Perfetto opens. */
@NullMarked
package io.handover.console.tracing;

import org.jspecify.annotations.NullMarked;
