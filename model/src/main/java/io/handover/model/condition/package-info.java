/** What an operator can watch for in a what-if branch (semantics.md 1.7): one class a condition. */
@NullMarked
package io.handover.model.condition;

import org.jspecify.annotations.NullMarked;
