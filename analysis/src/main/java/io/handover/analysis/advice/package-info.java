/**
 * What to do about what was found: patches of the written procedure that were applied, explored and run before they are offered, or
 * the reason why none helps.
 */
@NullMarked
package io.handover.analysis.advice;

import org.jspecify.annotations.NullMarked;
