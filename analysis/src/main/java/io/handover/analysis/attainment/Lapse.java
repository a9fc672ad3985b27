package io.handover.analysis.attainment;

import io.handover.analysis.attainment.PointOfNoReturn.Move;
import io.handover.explorer.game.Standing;
import io.handover.model.property.Property;
import java.util.Optional;

/**
 * A stretch of a story in which a promise stands worse than it might.
 *
 * @param promise the promise
 * @param left it stands worse than that
 * @param from the move by which it came to that; empty where it is so from the start
 * @param until the move by which it stands better again; empty where it never does
 */
public record Lapse(Property promise, Standing left, Optional<Move> from, Optional<Move> until) {}
