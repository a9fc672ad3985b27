/** How fast this machine is, as text for a terminal and as JSON that later results are held against. */
@NullMarked
package io.handover.console.report.bench;

import org.jspecify.annotations.NullMarked;
