/** What a site is before anything happens to it: its assumptions about the product and the bounds of what may happen. */
@NullMarked
package io.handover.model.site;

import org.jspecify.annotations.NullMarked;
