/** The state of a site (semantics.md 1.1), its derived terms (1.2), and its packing into one or two longs. */
@NullMarked
package io.handover.model.state;

import org.jspecify.annotations.NullMarked;
