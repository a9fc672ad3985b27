package io.handover.analysis.attainment;

import io.handover.explorer.game.Standing;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;

/**
 * The last moment of a course of events from which something still was in a standing, and what then ended that for good.
 *
 * @param of what is no longer so
 * @param left the standing that was left: <em>certain</em>, or <em>with luck</em> where nothing is possible any more
 * @param move what ended it; empty where it never was so
 */
public record PointOfNoReturn<T>(T of, Standing left, Optional<Move> move) {
    /**
     * A move.
     *
     * @param moment its place in the course, from 0
     * @param pc the place of the main step during which it was made, from 0
     * @param whose whose move it was
     * @param who who made it: {@code "operator"}, a server, {@code "wizard"}
     * @param what what happened, in words
     */
    public record Move(int moment, int pc, Mover whose, String who, String what) {}

    /**
     * Finds it.
     *
     * @param standings before the first moment, and after each; empty where it is not known
     * @param moves the move of each moment
     * @return empty where the standing is not left for good, or it is not known when
     */
    public static <T> Optional<PointOfNoReturn<T>> find(
            T of, Standing left, List<Optional<Standing>> standings, IntFunction<Move> moves) {
        int last = standings.size() - 1;
        while (last >= 0
                && standings
                        .get(last)
                        .filter(standing -> standing.compareTo(left) > 0)
                        .isPresent()) {
            last--;
        }
        boolean ends = last < standings.size() - 1;
        if (!ends || last >= 0 && standings.get(last).isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                new PointOfNoReturn<>(of, left, last < 0 ? Optional.empty() : Optional.of(moves.apply(last))));
    }
}
