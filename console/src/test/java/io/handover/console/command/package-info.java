/** Tests of commands. */
@NullMarked
package io.handover.console.command;

import org.jspecify.annotations.NullMarked;
