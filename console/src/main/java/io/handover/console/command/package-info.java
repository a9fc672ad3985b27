/** One class a subcommand of {@code handover}. */
@NullMarked
package io.handover.console.command;

import org.jspecify.annotations.NullMarked;
