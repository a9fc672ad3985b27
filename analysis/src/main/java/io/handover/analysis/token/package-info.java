/** Replay tokens: a run or a path in one short word. */
@NullMarked
package io.handover.analysis.token;

import org.jspecify.annotations.NullMarked;
