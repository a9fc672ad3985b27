/** Reachable states kept with all that leads from one to the other, for questions that go backwards: how far from here, from where certainly. */
@NullMarked
package io.handover.explorer.graph;

import org.jspecify.annotations.NullMarked;
