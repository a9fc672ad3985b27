package io.handover.explorer.game;

import io.handover.explorer.graph.StateGraph;
import io.handover.model.state.SiteState;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * All states of a game that can come up from some, with all moves between them. It takes some hundred bytes a state; one board does for
 * any number of objectives.
 */
public final class Board {
    private final Arena arena;
    private final StateGraph graph;

    private Board(Arena arena, StateGraph graph) {
        this.arena = arena;
        this.graph = graph;
    }

    /**
     * Visits all states from some on, or the first {@code most}.
     *
     * @param starts states of the arena ({@link Arena#enter}), at least one; not changed
     * @param most how many are kept at most, 1 or more
     * @param cancelled asked often
     * @throws java.util.concurrent.CancellationException where it was cancelled
     */
    public static Board of(Arena arena, List<SiteState> starts, int most, BooleanSupplier cancelled) {
        List<SiteState> represented = starts.stream()
                .map(SiteState::copy)
                .peek(arena::represent)
                .distinct()
                .toList();
        return new Board(arena, StateGraph.of(arena.packing(), represented, arena.moves(cancelled), most));
    }

    public Arena arena() {
        return arena;
    }

    StateGraph graph() {
        return graph;
    }

    public int states() {
        return graph.states();
    }

    public int moves() {
        return graph.moves();
    }

    /** Whether no state is left out; only then can a game be decided. */
    public boolean isComplete() {
        return graph.isComplete();
    }

    /** The number of a state's representative, or {@link StateGraph#NONE}. */
    int numberOf(SiteState state) {
        SiteState represented = state.copy();
        arena.represent(represented);
        return graph.numberOf(represented);
    }
}
