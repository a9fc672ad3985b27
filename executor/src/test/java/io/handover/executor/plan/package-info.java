@NullMarked
package io.handover.executor.plan;

import org.jspecify.annotations.NullMarked;
