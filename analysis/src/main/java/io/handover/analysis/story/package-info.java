/** Tells a run or a path in the operator's words: what happened, what went wrong, and what is missing for ever. */
@NullMarked
package io.handover.analysis.story;

import org.jspecify.annotations.NullMarked;
