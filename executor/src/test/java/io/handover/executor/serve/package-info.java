@NullMarked
package io.handover.executor.serve;

import org.jspecify.annotations.NullMarked;
