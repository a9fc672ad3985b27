/** The one transition function: which actions a state enables, and what each does (semantics.md 1.3, 1.4, 1.7). */
@NullMarked
package io.handover.model.transition;

import org.jspecify.annotations.NullMarked;
