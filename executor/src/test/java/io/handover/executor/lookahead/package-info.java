@NullMarked
package io.handover.executor.lookahead;

import org.jspecify.annotations.NullMarked;
