@NullMarked
package io.handover.executor.live;

import org.jspecify.annotations.NullMarked;
