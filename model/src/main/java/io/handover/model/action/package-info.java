/** The names of what can happen: the actions of docs/model.md, as small numbers and as values. */
@NullMarked
package io.handover.model.action;

import org.jspecify.annotations.NullMarked;
