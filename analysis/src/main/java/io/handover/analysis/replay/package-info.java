/** A run or path done again from its token. */
@NullMarked
package io.handover.analysis.replay;

import org.jspecify.annotations.NullMarked;
