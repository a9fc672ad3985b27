/** How the game without a procedure grows. */
@NullMarked
package io.handover.benchmarks.game;

import org.jspecify.annotations.NullMarked;
