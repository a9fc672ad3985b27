/** The names of what can happen: the actions of semantics.md 1.3, 1.4 and 1.7 as small numbers and as values. */
@NullMarked
package io.handover.model.action;

import org.jspecify.annotations.NullMarked;
