package io.handover.analysis.attainment;

import io.handover.explorer.game.Order;
import java.util.List;

/**
 * The commands worth giving.
 *
 * @param good those that take nothing away and bring nearer what can still be kept
 * @param best those of them after which the most can still be kept, and is certain; all as good
 */
public record BestMoves(List<Order> good, List<Order> best) {
    public BestMoves {
        good = List.copyOf(good);
        best = List.copyOf(best);
    }
}
