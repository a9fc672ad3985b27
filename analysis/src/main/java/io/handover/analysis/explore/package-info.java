/** What an exploration found, told: a counterexample for each property that it violates. */
@NullMarked
package io.handover.analysis.explore;

import org.jspecify.annotations.NullMarked;
