/** Carries out a procedure on a real site: step by step, observing before and after, journaled, with a person's consent. */
@NullMarked
package io.handover.executor.execute;

import org.jspecify.annotations.NullMarked;
