/** What holds of everything that a user may give. */
@NullMarked
package io.handover.properties.input;

import org.jspecify.annotations.NullMarked;
