/** What a step of a procedure can be: one class a row of the table in semantics.md 1.4, found by its name in {@code Commands}. */
@NullMarked
package io.handover.model.command;

import org.jspecify.annotations.NullMarked;
