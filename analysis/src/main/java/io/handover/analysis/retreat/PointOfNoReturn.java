package io.handover.analysis.retreat;

import io.handover.explorer.game.Standing;
import java.util.Optional;

/**
 * The last moment of the usual course from which the site still was in a standing, and what then ended that for good.
 *
 * @param aim what is no longer so
 * @param left the standing that was left: <em>certain</em>, or <em>with luck</em> where nothing is possible any more
 * @param move what ended it; empty where it never was so
 */
public record PointOfNoReturn(Aim aim, Standing left, Optional<Move> move) {
    /**
     * A move.
     *
     * @param pc the place of the main step during which it was made, from 0
     * @param who whose move it was: {@code "operator"}, a server, {@code "wizard"}
     * @param what what happened, in words
     */
    public record Move(int pc, String who, String what) {}
}
