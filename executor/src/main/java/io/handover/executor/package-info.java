/** Whatever touches the outside: the product's API as client and as server, the journal. */
@NullMarked
package io.handover.executor;

import org.jspecify.annotations.NullMarked;
