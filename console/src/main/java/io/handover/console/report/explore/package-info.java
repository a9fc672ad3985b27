/** What an exploration found and how far it is, as text for a terminal, and as JSON for programs. */
@NullMarked
package io.handover.console.report.explore;

import org.jspecify.annotations.NullMarked;
