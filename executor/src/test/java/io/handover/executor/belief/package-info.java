@NullMarked
package io.handover.executor.belief;

import org.jspecify.annotations.NullMarked;
