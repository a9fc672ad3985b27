@NullMarked
package io.handover.executor.machine;

import org.jspecify.annotations.NullMarked;
