/** The {@code handover} command: its entry point, exit codes, the terminal, and interruption. */
@NullMarked
package io.handover.console;

import org.jspecify.annotations.NullMarked;
