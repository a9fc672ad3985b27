@NullMarked
package io.handover.executor.journal;

import org.jspecify.annotations.NullMarked;
