/** Keys and passwords: where they come from, and that they show up nowhere. */
@NullMarked
package io.handover.executor.secret;

import org.jspecify.annotations.NullMarked;
