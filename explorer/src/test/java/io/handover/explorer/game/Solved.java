package io.handover.explorer.game;

import io.handover.model.property.Property;
import io.handover.model.state.SiteState;
import java.util.List;

/** Games that are solved whole, however many states they have. */
public final class Solved {
    private Solved() {}

    /** From some states on. */
    public static Solution of(Arena arena, List<SiteState> starts, Objective objective) {
        return Solution.of(Board.of(arena, starts, Integer.MAX_VALUE, () -> false), objective, () -> false);
    }

    static Solution of(Arena arena, SiteState start, Objective objective) {
        return of(arena, List.of(start), objective);
    }

    static Solution of(Arena arena, SiteState start, Property... properties) {
        return of(arena, start, Objective.of(arena.plan(), List.of(properties)));
    }
}
