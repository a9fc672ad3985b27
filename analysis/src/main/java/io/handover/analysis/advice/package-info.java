/** What to do about what was found, where that is known. */
@NullMarked
package io.handover.analysis.advice;

import org.jspecify.annotations.NullMarked;
