@NullMarked
package io.handover.executor.trace;

import org.jspecify.annotations.NullMarked;
