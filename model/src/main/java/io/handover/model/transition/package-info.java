/** The one transition function: which actions a state enables, and what each does (docs/model.md). */
@NullMarked
package io.handover.model.transition;

import org.jspecify.annotations.NullMarked;
