/** What a step of a procedure can be: one class a row of docs/model.md, "Commands", found by its name in {@code Commands}. */
@NullMarked
package io.handover.model.command;

import org.jspecify.annotations.NullMarked;
