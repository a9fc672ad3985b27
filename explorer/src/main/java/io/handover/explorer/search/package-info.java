/** Every reachable state of a plan under a scope: counts, verdicts of the properties, shortest counterexamples. */
@NullMarked
package io.handover.explorer.search;

import org.jspecify.annotations.NullMarked;
