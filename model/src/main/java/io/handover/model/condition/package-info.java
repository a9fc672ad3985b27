/** What an operator can watch for in a what-if branch (docs/model.md, "Conditions"): one class a condition. */
@NullMarked
package io.handover.model.condition;

import org.jspecify.annotations.NullMarked;
