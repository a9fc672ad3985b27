/** The state of a site (docs/model.md, "State"), its derived terms ("Derived terms"), and its packing into one or two longs. */
@NullMarked
package io.handover.model.state;

import org.jspecify.annotations.NullMarked;
