/** Judges a journal afterwards: whether its history is possible in the model, and what it tells of the times that count. */
@NullMarked
package io.handover.executor.trace;

import org.jspecify.annotations.NullMarked;
