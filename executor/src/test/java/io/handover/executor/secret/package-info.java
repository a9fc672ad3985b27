@NullMarked
package io.handover.executor.secret;

import org.jspecify.annotations.NullMarked;
