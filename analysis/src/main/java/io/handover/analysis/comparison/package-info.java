/**
 * Two procedures compared: the same runs of both, the same small scopes, and what each edit that lies between them does.
 *
 * <p>Run i of the one and run i of the other share every choice that both make (docs/model.md, "Pairing"), so that what differs between them
 * is the procedures' doing. All differences are B less A; less is better.
 */
@NullMarked
package io.handover.analysis.comparison;

import org.jspecify.annotations.NullMarked;
