/** How much a served site bears. */
@NullMarked
package io.handover.benchmarks.serve;

import org.jspecify.annotations.NullMarked;
