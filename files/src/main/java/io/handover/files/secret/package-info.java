/** Keys and passwords: where they come from, and that they show up nowhere. */
@NullMarked
package io.handover.files.secret;

import org.jspecify.annotations.NullMarked;
