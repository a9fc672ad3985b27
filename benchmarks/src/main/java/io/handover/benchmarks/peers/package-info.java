/** Runs and walks beside what others would do them with: a plain loop in C, and Spin's random simulation. */
@NullMarked
package io.handover.benchmarks.peers;

import org.jspecify.annotations.NullMarked;
