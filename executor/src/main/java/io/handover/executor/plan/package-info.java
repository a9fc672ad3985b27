/** A procedure as it is carried out through the product's API: where the two differ, what each step is, and how long it may take. */
@NullMarked
package io.handover.executor.plan;

import org.jspecify.annotations.NullMarked;
