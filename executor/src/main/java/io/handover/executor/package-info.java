/** Carries a procedure out on real servers: the product's API as its client, what is believed of the site, the journal. */
@NullMarked
package io.handover.executor;

import org.jspecify.annotations.NullMarked;
