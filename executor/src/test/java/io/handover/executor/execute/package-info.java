@NullMarked
package io.handover.executor.execute;

import org.jspecify.annotations.NullMarked;
